/** @file Shape algebra: broadcasting, its gradient, element counts with the batch length N, and index maps. */
import type { Dim, Shape } from '../../core/tensor.ts';
import { dimEquals, formatShape, shapeEquals, sizeOf } from '../../core/tensor.ts';
import type { Builder } from '../builder.ts';
import type { Value } from '../types.ts';
import { refuse } from './define-op.ts';

/** numpy's rule; N meets only N and 1. */
export function broadcastShapes(op: string, shapes: readonly Shape[]): Shape {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  const result: Dim[] = [];
  for (let axis = 0; axis < rank; axis += 1) {
    let dim: Dim = 1;
    for (const shape of shapes) {
      const own = shape[axis - rank + shape.length] ?? 1;
      if (dimEquals(own, 1) || dimEquals(own, dim)) continue;
      if (!dimEquals(dim, 1)) refuse(op, `shapes ${shapes.map(formatShape).join(' and ')} do not broadcast`);
      dim = own;
    }
    result.push(dim);
  }
  return result;
}

/** The gradient of an implicit broadcast: sums `grad` back to `shape`. */
export function unbroadcast(b: Builder, grad: Value, shape: Shape): Value {
  if (shapeEquals(grad.shape, shape)) return grad;
  const lead = grad.shape.length - shape.length;
  const axes: number[] = [];
  grad.shape.forEach((dim, axis) => {
    const own = axis < lead ? null : (shape[axis - lead] as Dim);
    if (own === null || !dimEquals(own, dim)) axes.push(axis);
  });
  const summed = axes.length > 0 ? b.sum(grad, axes, false) : grad;
  return shapeEquals(summed.shape, shape) ? summed : b.reshape(summed, shape);
}

/** An element count: `factor` times N to the power `power`. */
export interface Count {
  readonly factor: number;
  readonly power: number;
}

export function countOf(shape: Shape): Count {
  let factor = 1;
  let power = 0;
  for (const dim of shape) {
    if (typeof dim === 'number') factor *= dim;
    else {
      factor *= dim.N;
      power += 1;
    }
  }
  return { factor, power };
}

/** The product of dims as one dim; refuses two Ns. */
export function foldDims(op: string, dims: Shape): Dim {
  const { factor, power } = countOf(dims);
  if (power > 1) refuse(op, `can't fold ${formatShape(dims)} into one length`);
  return power === 1 ? { N: factor } : factor;
}

/** The length of an axis that must not hold the batch. */
export function fixedDim(op: string, dim: Dim | undefined): number {
  if (typeof dim !== 'number') refuse(op, 'a length that must be fixed holds the batch length');
  return dim;
}

/** Row-major strides in elements. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    strides[axis] = stride;
    stride *= shape[axis] as number;
  }
  return strides;
}

/** Strides of `shape` seen as `result`, 0 along broadcast axes. */
export function broadcastStrides(shape: readonly number[], result: readonly number[]): number[] {
  const own = stridesOf(shape);
  const lead = result.length - shape.length;
  return result.map((_, axis) => (axis < lead || shape[axis - lead] === 1 ? 0 : (own[axis - lead] as number)));
}

/** For each element of `shape` in row-major order, `start` plus its coordinates times `strides`. */
export function indexMap(shape: readonly number[], strides: readonly number[], start = 0): Int32Array {
  const size = sizeOf(shape);
  const map = new Int32Array(size);
  if (size === 0) return map;
  map[0] = start;
  let filled = 1;
  for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
    const length = shape[axis] as number;
    const stride = strides[axis] as number;
    for (let step = 1; step < length; step += 1) {
      const offset = step * stride;
      const base = step * filled;
      for (let k = 0; k < filled; k += 1) map[base + k] = (map[k] as number) + offset;
    }
    filled *= length;
  }
  return map;
}
