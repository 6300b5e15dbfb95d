/** @file Predictions for arrays as the model takes them, in batches. */
import type { Feeds, Store } from '../backends/interface.ts';
import { type HostTensor, type TensorData, allocate, sizeOf } from '../core/tensor.ts';
import type { Program } from '../program/types.ts';

/**
 * `inputs` by node name, each [n, ...]; gives outputs by node name, each [n, ...]. One call takes `batchSize` examples,
 * the last one what is left.
 */
export async function predict(
  store: Store,
  program: Program,
  inputs: Readonly<Record<string, HostTensor>>,
  batchSize = 32,
): Promise<Record<string, HostTensor>> {
  const n = Object.values(inputs)[0]?.shape[0] ?? 0;
  const results: Record<string, { shape: readonly number[]; data: TensorData; dtype: HostTensor['dtype'] }> = {};
  for (let from = 0; from < n; from += batchSize) {
    const count = Math.min(batchSize, n - from);
    const executable = await store.load(program, { N: count, stepsPerCall: 1 });
    const [outputs] = await executable.run([feedsOf(inputs, from, count)]);
    for (const [name, tensor] of Object.entries(outputs ?? {})) {
      const key = name.replace(/^output:/, '');
      const rest = tensor.shape.slice(1);
      results[key] ??= { dtype: tensor.dtype, shape: [n, ...rest], data: allocate(tensor.dtype, n * sizeOf(rest)) };
      results[key].data.set(tensor.data, from * sizeOf(rest));
    }
    await executable.dispose();
  }
  return results;
}

function feedsOf(inputs: Readonly<Record<string, HostTensor>>, from: number, count: number): Feeds {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, tensor]) => {
      const rest = tensor.shape.slice(1);
      const size = sizeOf(rest);
      const data = tensor.data.slice(from * size, (from + count) * size) as TensorData;
      return [`input:${name}`, { dtype: tensor.dtype, shape: [count, ...rest], data }];
    }),
  );
}
