/** @file Physical forms of a value: the order of its axes in memory, as a string of axis numbers. */
import type { Dim, Shape } from '../core/tensor.ts';
import { dimEquals } from '../core/tensor.ts';

/** `0312` is a channels-last value stored channels-first: axis `i` in memory is the logical axis `form[i]`. */
export type Form = string;

/** Images: logical NHWC, stored NCHW as ONNX' operators want them. */
export const channelsFirst: Form = '0312';
/** Convolution kernels: logical HWIO, stored OIHW. */
export const kernelForm: Form = '3201';

/** Channels after the batch, for a value of any rank: `01`, `021`, `0312`. */
export function channelsSecond(rank: number): Form {
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  return [0, rank - 1, ...axes.slice(1, -1)].join('');
}

/** Row-major in the logical order. */
export function plain(rank: number): Form {
  return '0123456789'.slice(0, rank);
}

export function isPlain(form: Form): boolean {
  return form === plain(form.length);
}

export function permutation(form: Form): number[] {
  return [...form].map(Number);
}

/** Leading ones up to `rank`, as numpy broadcasts. */
export function padShape(shape: Shape, rank: number): Shape {
  return [...new Array<Dim>(Math.max(0, rank - shape.length)).fill(1), ...shape];
}

/** Lengths in memory order. */
export function physicalShape(shape: Shape, form: Form): Dim[] {
  const padded = padShape(shape, form.length);
  return permutation(form).map((axis) => padded[axis] as Dim);
}

/** The `perm` of a Transpose that turns form `from` into form `to`. */
export function permBetween(from: Form, to: Form): number[] {
  return [...to].map((axis) => from.indexOf(axis));
}

/** Whether `perm` moves only axes of length 1, so that a reshape does the same at no cost. */
export function movesOnlyOnes(physical: Shape, perm: readonly number[]): boolean {
  const moved = perm.filter((axis) => !dimEquals(physical[axis] as Dim, 1));
  return moved.every((axis, index) => index === 0 || axis > (moved[index - 1] as number));
}

/** Reorders a concrete row-major array: result axis `i` is the operand's axis `perm[i]`. */
export function transposeData(data: Float32Array, shape: readonly number[], perm: readonly number[]): Float32Array<ArrayBuffer> {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis -= 1) {
    strides[axis] = (strides[axis + 1] as number) * (shape[axis + 1] as number);
  }
  const lengths = perm.map((axis) => shape[axis] as number);
  const steps = perm.map((axis) => strides[axis] as number);
  const out = new Float32Array(data.length);
  const at = new Array<number>(perm.length).fill(0);
  let from = 0;
  for (let to = 0; to < out.length; to += 1) {
    out[to] = data[from] as number;
    for (let axis = perm.length - 1; axis >= 0; axis -= 1) {
      at[axis] = (at[axis] as number) + 1;
      from += steps[axis] as number;
      if ((at[axis] as number) < (lengths[axis] as number)) break;
      from -= (steps[axis] as number) * (lengths[axis] as number);
      at[axis] = 0;
    }
  }
  return out;
}

/** The form that undoes `form`. */
export function inversePermutation(form: Form): number[] {
  return permBetween(form, plain(form.length));
}
