/** @file Geometry of windows that slide over height and width: convolution and pooling. NHWC. */
import { type Dim, type Shape, dimEquals, formatShape } from '../../core/tensor.ts';
import type { ValueType } from '../types.ts';
import { formatType, refuse, requireDType, requireRank } from './define-op.ts';
import { fixedDim } from './shapes.ts';

/** [[top, bottom], [left, right]]. */
export type Padding = readonly [readonly [number, number], readonly [number, number]];

export interface WindowAttrs {
  readonly strides: readonly [number, number];
  readonly padding: Padding;
}

/** floor((length + padding - dilation (kernel - 1) - 1) / stride) + 1. */
export function windowCount(
  length: number,
  kernel: number,
  stride: number,
  pad: readonly [number, number],
  dilation = 1,
): number {
  return Math.floor((length + pad[0] + pad[1] - dilation * (kernel - 1) - 1) / stride) + 1;
}

/** Height and width of the result; refuses a window that is larger than the padded picture. */
export function windowed(
  op: string,
  shape: Shape,
  kernel: readonly number[],
  attrs: WindowAttrs,
  dilation: readonly number[] = [1, 1],
): [number, number] {
  const of = (axis: 0 | 1): number =>
    windowCount(
      fixedDim(op, shape[axis + 1] as Dim),
      kernel[axis] as number,
      attrs.strides[axis],
      attrs.padding[axis],
      dilation[axis],
    );
  const size: [number, number] = [of(0), of(1)];
  if (size.some((count) => count < 1)) refuse(op, `a window of ${kernel.join('x')} is larger than ${formatShape(shape)}`);
  return size;
}

/** Refuses a gradient `dy` that does not come from windows over pictures of `shape`. */
export function requireWindowed(
  op: string,
  dy: ValueType,
  shape: Shape,
  kernel: readonly number[],
  attrs: WindowAttrs,
  dilation?: readonly number[],
): void {
  requireRank(op, dy, 4);
  requireDType(op, dy, ['f32']);
  const size = windowed(op, shape, kernel, attrs, dilation);
  const fits = dimEquals(dy.shape[0] as Dim, shape[0] as Dim) && size.every((count, axis) => dy.shape[axis + 1] === count);
  if (!fits) refuse(op, `${formatType(dy)} does not come from pictures ${formatShape(shape)}`);
}
