/** @file What training knows of data: columns with random access. Nothing assumes that it fits in memory. */
import type { Text } from '../core/language.ts';
import type { TensorData } from '../core/tensor.ts';

export interface Column {
  readonly name: string;
  /** Of one example. */
  readonly shape: readonly number[];
  /** What `read` delivers: f32 (already scaled by the data set) or i32 labels. */
  readonly dtype: 'f32' | 'i32';
  /** Number of classes of a label column. */
  readonly classes?: number;
  /** Value range after scaling, where the data set promises one. */
  readonly range?: readonly [number, number];
  /** Element type as the source stores it, in numpy's words; absent: as `dtype` says. */
  readonly element?: string;
  /** What it holds, in a few words; the built-in samples say it. */
  readonly text?: Text;
}

export interface Dataset {
  readonly columns: readonly Column[];
  readonly length: number;
  /** Writes the examples at `indices`, one after another, at the start of `into`. */
  read(column: string, indices: Int32Array | readonly number[], into: TensorData): void;
}
