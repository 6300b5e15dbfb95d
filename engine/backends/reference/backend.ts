/** @file The reference backend: plain TypeScript, float32 storage, float64 accumulation. Slow and right: the oracle of every test. */
import type { HostTensor, TensorData } from '../../core/tensor.ts';
import type { Program } from '../../program/types.ts';
import type { Backend, Executable, Feeds, Outputs, StateInit, Store } from '../interface.ts';
import { evaluateProgram } from './evaluate.ts';

export function createReferenceBackend(): Backend {
  return {
    id: 'reference',
    queueDepth: 1,
    probe: async () => ({ available: true, device: 'CPU, plain TypeScript', reason: null, automatic: false, threads: 1 }),
    supports: () => [],
    plan: () => ({ backend: 'reference', version: '1', threads: 1, spinning: false, stepsPerCall: 1, lowerings: {} }),
    open: async ({ states }) => new ReferenceStore(states),
    dispose: async () => undefined,
  };
}

class ReferenceStore implements Store {
  #states: Record<string, HostTensor> = {};

  constructor(states: readonly StateInit[]) {
    for (const { name, tensor } of states) this.#states[name] = copy(tensor);
  }

  async load(program: Program, options: { readonly N: number }): Promise<Executable> {
    return {
      run: async (feeds) => feeds.map((each) => this.#step(program, each, options.N)),
      dispose: async () => undefined,
    };
  }

  async snapshot(names: readonly string[] = Object.keys(this.#states)): Promise<Record<string, HostTensor>> {
    return Object.fromEntries(names.map((name) => [name, copy(this.#states[name] as HostTensor)]));
  }

  async restore(states: readonly StateInit[]): Promise<void> {
    for (const { name, tensor } of states) this.#states[name] = copy(tensor);
  }

  async dispose(): Promise<void> {
    this.#states = {};
  }

  #step(program: Program, feeds: Feeds, n: number): Outputs {
    const { outputs, updates } = evaluateProgram(program, { feeds, states: this.#states, n });
    // A reshape shares its operand's memory: what stays here or leaves must not change with the caller's buffers.
    Object.assign(this.#states, copyAll(updates));
    return copyAll(outputs);
  }
}

function copyAll(tensors: Readonly<Record<string, HostTensor>>): Record<string, HostTensor> {
  return Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, copy(tensor)]));
}

function copy(tensor: HostTensor): HostTensor {
  return { ...tensor, data: tensor.data.slice() as TensorData };
}
