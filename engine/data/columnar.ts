/** @file A data set held in columns of typed arrays, which may be shared with a worker. */
import { LoomError } from '../core/errors.ts';
import { type TensorData, sizeOf } from '../core/tensor.ts';
import type { Column, Dataset } from './types.ts';

/** Storage is as small as the source allows; `scale` multiplies while reading (pictures stay bytes until the batch). */
export interface StoredColumn extends Column {
  readonly storage: Uint8Array | Int32Array | Float32Array;
  readonly scale: number;
}

/** Throws LoomError `data.length` when the columns differ in length. */
export function columnarDataset(columns: readonly StoredColumn[], length: number): ColumnarDataset {
  for (const column of columns) {
    const held = column.storage.length / sizeOf(column.shape);
    if (held < length) throw new LoomError('data.length', { column: column.name, expected: length, received: held });
  }
  return new ColumnarDataset(columns, 0, length);
}

export class ColumnarDataset implements Dataset {
  readonly columns: readonly StoredColumn[];
  readonly length: number;
  readonly first: number;

  constructor(columns: readonly StoredColumn[], first: number, length: number) {
    this.columns = columns;
    this.first = first;
    this.length = length;
  }

  /** Examples `from` to `to` (excluded), without a copy. */
  slice(from: number, to: number): ColumnarDataset {
    return new ColumnarDataset(this.columns, this.first + from, Math.max(0, to - from));
  }

  read(name: string, indices: Int32Array | readonly number[], into: TensorData): void {
    const column = this.column(name);
    const size = sizeOf(column.shape);
    const { storage, scale } = column;
    for (let i = 0; i < indices.length; i++) {
      const from = ((indices[i] as number) + this.first) * size;
      const to = i * size;
      if (scale === 1) into.set(storage.subarray(from, from + size), to);
      else for (let k = 0; k < size; k++) into[to + k] = (storage[from + k] as number) * scale;
    }
  }

  column(name: string): StoredColumn {
    const column = this.columns.find((candidate) => candidate.name === name);
    if (!column) {
      const known = this.columns.map((candidate) => candidate.name).join(', ');
      throw new LoomError('data.unknown-column', { column: name, known });
    }
    return column;
  }
}
