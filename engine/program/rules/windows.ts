/** @file Geometry of windows that slide over height and width: convolution and pooling. NHWC. */
import type { Dim, Shape } from '../../core/tensor.ts';
import { fixedDim } from './shapes.ts';

/** [[top, bottom], [left, right]]. */
export type Padding = readonly [readonly [number, number], readonly [number, number]];

export interface WindowAttrs {
  readonly strides: readonly [number, number];
  readonly padding: Padding;
}

/** floor((length + padding - dilation (kernel - 1) - 1) / stride) + 1. */
export function windowCount(length: number, kernel: number, stride: number, pad: readonly [number, number], dilation = 1): number {
  return Math.floor((length + pad[0] + pad[1] - dilation * (kernel - 1) - 1) / stride) + 1;
}

/** Height and width of the result. */
export function windowed(op: string, shape: Shape, kernel: readonly number[], attrs: WindowAttrs, dilation: readonly number[] = [1, 1]): [number, number] {
  const of = (axis: 0 | 1): number =>
    windowCount(fixedDim(op, shape[axis + 1] as Dim), kernel[axis] as number, attrs.strides[axis], attrs.padding[axis], dilation[axis]);
  return [of(0), of(1)];
}
