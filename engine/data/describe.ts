/** @file What an array holds, in the words of a table: shape, element type, range, and whether it can be labels. */
import type { HostTensor } from '../core/tensor.ts';
import { greyPicture } from './fit.ts';
import type { Column } from './types.ts';

export interface ArrayFacts {
  readonly name: string;
  /** The number of examples first. */
  readonly shape: readonly number[];
  /** As the file stores it, in numpy's words: `uint8`, `float64`. */
  readonly element: string;
  readonly dtype: 'f32' | 'i32';
  readonly range: readonly [number, number];
  /** Whether all are whole numbers. */
  readonly whole: boolean;
  /** The first example with something that is no number, and what it is. */
  readonly broken: { readonly place: number; readonly value: string } | null;
}

export function describeArray(name: string, { shape, data, dtype }: HostTensor, element: string): ArrayFacts {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let whole = true;
  let broken = -1;
  for (let i = 0; i < data.length; i += 1) {
    const value = data[i] as number;
    if (value < least) least = value;
    if (value > most) most = value;
    if (whole && !Number.isInteger(value)) {
      whole = false;
      if (broken < 0 && !Number.isFinite(value)) broken = i;
    } else if (!whole && broken < 0 && !Number.isFinite(value)) broken = i;
  }
  const size = data.length / Math.max(1, shape[0] ?? 1);
  return {
    name,
    shape,
    element,
    dtype: dtype === 'f32' ? 'f32' : 'i32',
    range: least <= most ? [least, most] : [0, 0],
    whole,
    broken: broken < 0 ? null : { place: Math.floor(broken / size), value: String(data[broken]) },
  };
}

/** More classes than this are a quantity rather than a kind. */
const mostClasses = 1000;

/** One number an example, whole and from 0 on: labels, however they are stored. */
export function isLabels({ shape, whole, range: [least, most] }: ArrayFacts): boolean {
  return isScalar(shape) && whole && least >= 0 && most < mostClasses;
}

function isScalar(shape: readonly number[]): boolean {
  return shape.length === 1 || (shape.length === 2 && shape[1] === 1);
}

/** The array as a column of a data set. Whole numbers that are stored as floats can be labels too. */
export function columnOf(facts: ArrayFacts): Column {
  const { name, shape, range, element } = facts;
  const labels = isLabels(facts);
  const dtype = facts.whole && isScalar(shape) ? 'i32' : facts.dtype;
  return { name, shape: greyPicture(shape.slice(1)), dtype, range, element, ...(labels ? { classes: range[1] + 1 } : {}) };
}
