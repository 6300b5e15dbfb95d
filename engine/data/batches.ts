/** @file Batches of a data set: a pure function of (seed, epoch, batch), so that a run can go on anywhere. */
import { shuffled } from '../core/rng.ts';
import type { TensorData } from '../core/tensor.ts';
import type { ColumnarDataset } from './columnar.ts';

/** A program input and the column that feeds it. `size` elements an example. */
export interface Binding {
  /** `input:NAME` or `target:NAME`. */
  readonly input: string;
  readonly column: string;
  readonly dtype: 'f32' | 'i32';
  readonly size: number;
}

export interface BatchSpec {
  readonly bindings: readonly Binding[];
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly seed: number;
}

/** Gives batches in any order; sequential ones fast. */
export interface BatchReader {
  readonly batches: number;
  /** Number of examples of a batch: the last one may be smaller. */
  sizeOf(batch: number): number;
  /** Fills the arrays, one for each binding, from their start. Resolves at once where the batch was read ahead. */
  read(epoch: number, batch: number, into: Readonly<Record<string, TensorData>>): Promise<void> | void;
  /** Begins to read ahead from there. */
  ahead?(epoch: number, batch: number): void;
  dispose(): Promise<void>;
}

export function batchCount(length: number, batchSize: number): number {
  return Math.ceil(length / batchSize);
}

/** Order of the examples in an epoch (counted from 0). */
export function epochOrder(length: number, spec: Pick<BatchSpec, 'shuffle' | 'seed'>, epoch: number): Int32Array {
  return spec.shuffle ? shuffled(length, spec.seed, epoch) : Int32Array.from({ length }, (_, index) => index);
}

/** Reads on the caller's thread. */
export function directReader(data: ColumnarDataset, spec: BatchSpec): BatchReader {
  const batches = batchCount(data.length, spec.batchSize);
  let order: { epoch: number; indices: Int32Array } | null = null;
  return {
    batches,
    sizeOf: (batch) => Math.min(spec.batchSize, data.length - batch * spec.batchSize),
    read(epoch, batch, into) {
      if (order?.epoch !== epoch) order = { epoch, indices: epochOrder(data.length, spec, epoch) };
      const indices = order.indices.subarray(batch * spec.batchSize, (batch + 1) * spec.batchSize);
      for (const binding of spec.bindings) data.read(binding.column, indices, into[binding.input] as TensorData);
    },
    async dispose() {},
  };
}
