/** @file Predictions for arrays as the model takes them, in batches; and an executable that is kept for one guess after another. */
import type { Executable, Feeds, Outputs, Store } from '../backends/interface.ts';
import { LoomError } from '../core/errors.ts';
import { type HostTensor, type TensorData, allocate, concrete, sizeOf } from '../core/tensor.ts';
import type { Program } from '../program/types.ts';

type Arrays = Readonly<Record<string, HostTensor>>;

/**
 * `inputs` by node name, each [n, ...]; gives outputs by node name, each [n, ...]. One call takes `batchSize` examples,
 * the last one what is left.
 */
export async function predict(
  store: Store,
  program: Program,
  inputs: Arrays,
  batchSize = 32,
): Promise<Record<string, HostTensor>> {
  const n = Object.values(inputs)[0]?.shape[0] ?? 0;
  const results: Record<string, { shape: readonly number[]; data: TensorData; dtype: HostTensor['dtype'] }> = {};
  for (let from = 0; from < n; from += batchSize) {
    const count = Math.min(batchSize, n - from);
    const executable = await store.load(program, { N: count, stepsPerCall: 1 });
    const [outputs] = await executable.run([feedsOf(inputs, from, count)]);
    for (const [key, tensor] of Object.entries(byNode(outputs))) {
      const rest = tensor.shape.slice(1);
      results[key] ??= { dtype: tensor.dtype, shape: [n, ...rest], data: allocate(tensor.dtype, n * sizeOf(rest)) };
      results[key].data.set(tensor.data, from * sizeOf(rest));
    }
    await executable.dispose();
  }
  return results;
}

function byNode(outputs: Outputs | undefined): Arrays {
  return Object.fromEntries(Object.entries(outputs ?? {}).map(([name, tensor]) => [name.replace(/^output:/, ''), tensor]));
}

function feedsOf(inputs: Arrays, from: number, count: number): Feeds {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, tensor]) => {
      const rest = tensor.shape.slice(1);
      const size = sizeOf(rest);
      const data = tensor.data.slice(from * size, (from + count) * size) as TensorData;
      return [`input:${name}`, { dtype: tensor.dtype, shape: [count, ...rest], data }];
    }),
  );
}

/** Numbers of one example by input name, in the order of the input's shape. */
export type Example = Readonly<Record<string, ArrayLike<number>>>;

/** Guesses with the store's weights as they stand; the program is loaded on first use and kept. */
export class Predictor {
  readonly #store: Store;
  readonly #program: Program;
  #executable: Executable | null = null;

  constructor(store: Store, program: Program) {
    this.#store = store;
    this.#program = program;
  }

  /** Gives outputs by node name, each [1, ...]. Throws LoomError `data.predict-*` where the example is not the model's. */
  async guess(example: Example): Promise<Arrays> {
    const feeds = exampleFeeds(this.#program, example);
    this.#executable ??= await this.#store.load(this.#program, { N: 1, stepsPerCall: 1 });
    const [outputs] = await this.#executable.run([feeds]);
    return byNode(outputs);
  }

  async dispose(): Promise<void> {
    await this.#executable?.dispose();
    this.#executable = null;
  }
}

function exampleFeeds(program: Program, example: Example): Feeds {
  return Object.fromEntries(
    program.inputs.map(({ name: key, value }) => {
      const name = key.replace(/^input:/, '');
      const given = example[name];
      if (!given) throw new LoomError('data.predict-missing', { name, known: Object.keys(example).join(', ') });
      const shape = concrete(value.shape, 1);
      if (given.length !== sizeOf(shape))
        throw new LoomError('data.predict-shape', { name, expected: shape.join(' × '), received: given.length });
      const data = allocate(value.dtype, given.length);
      data.set(given);
      return [key, { dtype: value.dtype, shape, data }];
    }),
  );
}
