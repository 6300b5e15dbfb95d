/** @file The arrays that a program is fed with, kept from call to call. */
import type { Feeds } from '../backends/interface.ts';
import type { HostTensor, TensorData } from '../core/tensor.ts';
import { allocate } from '../core/tensor.ts';
import type { Binding } from '../data/batches.ts';
import type { Program } from '../program/types.ts';

/** One step's arrays. A slot may be filled again when the call that it was given to has answered. */
export interface FeedSlot {
  readonly arrays: Readonly<Record<string, TensorData>>;
  readonly feeds: Feeds;
  setScalar(name: 'learning_rate' | 'step' | 'seed', value: number): void;
}

/** `shapes` are those of one example, by program input. Inputs that the program does without are left out of its feeds. */
export function createSlot(
  program: Program,
  bindings: readonly Binding[],
  shapes: Readonly<Record<string, readonly number[]>>,
  n: number,
): FeedSlot {
  const declared = new Set(program.inputs.map((input) => input.name));
  const arrays: Record<string, TensorData> = {};
  const feeds: Record<string, HostTensor> = {};
  for (const binding of bindings) {
    const data = allocate(binding.dtype, n * binding.size);
    arrays[binding.input] = data;
    if (declared.has(binding.input)) {
      feeds[binding.input] = { dtype: binding.dtype, shape: [n, ...(shapes[binding.input] ?? [])], data };
    }
  }
  const scalars = { learning_rate: new Float32Array(1), step: new Int32Array(1), seed: new Int32Array(1) };
  for (const [name, data] of Object.entries(scalars)) {
    if (declared.has(name)) feeds[name] = { dtype: data instanceof Float32Array ? 'f32' : 'i32', shape: [], data };
  }
  return {
    arrays,
    feeds,
    setScalar: (name, value) => {
      scalars[name][0] = value;
    },
  };
}
