/** @file Training and validation parts: the last part is split off before shuffling, as Keras does. */
import type { ColumnarDataset } from './columnar.ts';

/** Keras: `int(length * (1 - split))` examples train, the rest validates. */
export function splitValidation(
  data: ColumnarDataset,
  split: number,
): { train: ColumnarDataset; validation: ColumnarDataset | null } {
  if (split === 0) return { train: data, validation: null };
  const at = trainingLength(data.length, split);
  return { train: data.slice(0, at), validation: data.slice(at, data.length) };
}

/** Number of examples that train. The product is taken in float64, as Python does. */
export function trainingLength(length: number, split: number): number {
  return Math.floor(length * (1 - split));
}
