/** @file Evaluates operations that only move elements. */
import type { HostTensor } from '../../core/tensor.ts';
import { allocate } from '../../core/tensor.ts';
import { indexMap } from './shapes.ts';

/** The tensor of `shape` whose element at a coordinate is element `start` + coordinate x `strides` of `x`. */
export function take(x: HostTensor, shape: readonly number[], strides: readonly number[], start = 0): HostTensor {
  const map = indexMap(shape, strides, start);
  const data = allocate(x.dtype, map.length);
  for (let i = 0; i < map.length; i += 1) data[i] = x.data[map[i] as number] as number;
  return { dtype: x.dtype, shape, data };
}
