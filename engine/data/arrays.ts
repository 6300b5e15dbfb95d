/** @file Named arrays (an `.npz`) as columns of a data set, and their fit to a model's inputs and outputs. */
import { LoomError } from '../core/errors.ts';
import type { HostTensor } from '../core/tensor.ts';
import { type ColumnarDataset, type StoredColumn, columnarDataset } from './columnar.ts';

/** One column an array; the first axis counts the examples. Throws LoomError `data.*` where arrays can't be columns. */
export function arrayDataset(arrays: Readonly<Record<string, HostTensor>>, file: string): ColumnarDataset {
  const entries = Object.entries(arrays);
  const first = entries[0];
  if (!first) throw new LoomError('data.empty-file', { file });
  const length = first[1].shape[0] ?? 0;
  for (const [name, array] of entries) {
    if (array.shape.length === 0) throw new LoomError('data.scalar', { file, name });
    if (array.shape[0] !== length) {
      throw new LoomError('data.lengths', { file, first: first[0], expected: length, name, received: array.shape[0] ?? 0 });
    }
  }
  if (length === 0) throw new LoomError('data.empty-file', { file });
  return columnarDataset(
    entries.map(([name, array]) => columnOf(name, array)),
    length,
  );
}

function columnOf(name: string, array: HostTensor): StoredColumn {
  const shape = array.shape.slice(1);
  if (array.dtype === 'f32') return { name, shape, dtype: 'f32', storage: shared(array.data as Float32Array), scale: 1 };
  const storage = shared(Int32Array.from(array.data));
  return { name, shape, dtype: 'i32', storage, scale: 1 };
}

/** A copy in shared memory, so that the reading thread needs none of its own. */
function shared<T extends Float32Array | Int32Array>(data: T): T {
  const buffer = new SharedArrayBuffer(data.byteLength);
  const copy = data instanceof Float32Array ? new Float32Array(buffer) : new Int32Array(buffer);
  copy.set(data);
  return copy as unknown as T;
}
