/** @file Small helpers on shapes of one example. */
import { N, type Dim, type Shape } from '../../core/tensor.ts';
import type { InferResult, IssueSpec, TensorType } from '../define.ts';

/** `26 × 26 × 32`; `1` for a single number. */
export function showShape(shape: readonly number[]): string {
  return shape.length === 0 ? '1' : shape.join(' × ');
}

export function product(shape: readonly number[]): number {
  return shape.reduce((total, length) => total * length, 1);
}

/** With the batch in front. */
export function batched(shape: readonly number[]): Shape {
  return [N, ...shape];
}

/** `k` times the batch. */
export function batches(k: number): Dim {
  return { N: k };
}

/** Lengths of one example behind a value's batch axis. */
export function exampleShape(shape: Shape): readonly number[] {
  return shape.slice(1) as readonly number[];
}

export function floats(shape: readonly number[], masked = false): TensorType {
  return { shape, dtype: 'f32', masked };
}

export function gives(...outputs: readonly TensorType[]): InferResult {
  return { ok: true, outputs };
}

export function refuses(...issues: readonly IssueSpec[]): InferResult {
  return { ok: false, issues };
}

export function only<T>(list: readonly T[]): T {
  return list[0] as T;
}
