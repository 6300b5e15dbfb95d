/** @file For tests: runs what a definition lowers to through the reference evaluator, and compares numbers. */
import { evaluateProgram } from '../../backends/reference/evaluate.ts';
import { N, type HostTensor, type Shape } from '../../core/tensor.ts';
import { gradients } from '../../program/autodiff.ts';
import { Builder } from '../../program/builder.ts';
import type { Value } from '../../program/types.ts';
import { verify } from '../../program/verifier.ts';
import type { LayerDefinition, Signal } from '../define.ts';

/** An array of the golden file. */
export interface Packed {
  readonly shape: readonly number[];
  readonly data: readonly number[];
  readonly dtype: 'f32' | 'i32';
}

export function unpack({ shape, data, dtype }: Packed): HostTensor {
  return { dtype, shape, data: dtype === 'f32' ? Float32Array.from(data) : Int32Array.from(data) };
}

/** `make` emits a program from values of these tensors; `batched` ones have N as their first length. */
export function evaluate(
  fed: Readonly<Record<string, Packed>>,
  make: (b: Builder, at: (name: string) => Value) => Readonly<Record<string, Value | null>>,
  unbatched: readonly string[] = [],
): Readonly<Record<string, HostTensor>> {
  const b = new Builder('test');
  const n = Object.entries(fed).find(([name]) => !unbatched.includes(name))?.[1].shape[0] ?? 1;
  for (const [name, { shape, dtype }] of Object.entries(fed)) {
    const whole: Shape = unbatched.includes(name) ? shape : [N, ...shape.slice(1)];
    b.input(name, { dtype, shape: whole });
  }
  const values = new Map(b.inputs.map(({ name, value }) => [name, value]));
  const results = make(b, (name) => values.get(name) as Value);
  for (const [name, value] of Object.entries(results)) if (value) b.output(name, value);
  const program = b.finish();
  verify(program);
  const feeds = Object.fromEntries(Object.entries(fed).map(([name, array]) => [name, unpack(array)]));
  return evaluateProgram(program, { feeds, states: {}, n }).outputs;
}

/** Gradients of sum(y r). */
export function pullBack(b: Builder, y: Value, r: Value, wrt: readonly Value[]): readonly (Value | null)[] {
  return gradients(b, b.sum(b.mul(y, r)), wrt);
}

/** A layer's results with its weights read by `read`. Assigned states come back beside them. */
export function lowerLayer(
  b: Builder,
  definition: LayerDefinition,
  inputs: readonly Signal[],
  params: Readonly<Record<string, unknown>>,
  around: { readonly training: boolean; readonly read: (name: string) => Value; readonly rng?: (shape: Shape) => Value },
): { readonly outputs: readonly Signal[]; readonly assigned: Readonly<Record<string, Value>> } {
  const assigned: Record<string, Value> = {};
  const context = {
    b,
    training: around.training,
    read: around.read,
    assign: (name: string, value: Value) => {
      assigned[name] = value;
    },
    addLoss: () => undefined,
    rng: (shape: Shape) => {
      if (!around.rng) throw new Error(`${definition.id} draws numbers`);
      return around.rng(shape);
    },
  };
  return { outputs: definition.lower(context, inputs, params as never), assigned };
}

/** The largest |a - b| - (absolute + relative |b|): 0 or less where all agree. Both infinite or NaN alike agree. */
export function excess(actual: HostTensor | undefined, expected: Packed, absolute: number, relative: number): number {
  if (!actual || actual.shape.join() !== expected.shape.join()) return Number.POSITIVE_INFINITY;
  let worst = Number.NEGATIVE_INFINITY;
  expected.data.forEach((wanted, index) => {
    const got = actual.data[index] as number;
    if (!Object.is(got, wanted)) worst = Math.max(worst, Math.abs(got - wanted) - absolute - relative * Math.abs(wanted));
    if (Number.isNaN(got) !== Number.isNaN(wanted)) worst = Number.POSITIVE_INFINITY;
  });
  return worst;
}
