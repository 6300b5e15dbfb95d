/** @file Makes operations that reduce over axes. */
import type { Dim, HostTensor, Shape } from '../../core/tensor.ts';
import { sizeOf } from '../../core/tensor.ts';
import type { Builder } from '../builder.ts';
import type { OpDef, Value, ValueType } from '../types.ts';
import { defineOp, requireAxis, requireDType, requireOperands } from './define-op.ts';
import { indexMap, stridesOf } from './shapes.ts';

export type ReduceAttrs = { readonly axes: readonly number[]; readonly keepdims: boolean };

export interface ReduceRule {
  readonly name: string;
  readonly initial: number;
  readonly combine: (accumulator: number, x: number) => number;
  /** From the accumulator and the number of elements; the accumulator itself where left out. */
  readonly finish?: (accumulator: number, count: number) => number;
  /** `y` and `g` come with the reduced axes kept as length 1. */
  readonly gradient: (
    b: Builder,
    at: { readonly x: Value; readonly y: Value; readonly g: Value; readonly axes: readonly number[] },
  ) => Value;
  readonly saves: 'none' | 'operands' | 'results' | 'both';
}

function kept(shape: Shape, axes: readonly number[]): Dim[] {
  return shape.map((dim, axis) => (axes.includes(axis) ? 1 : dim));
}

function evaluateReduce(rule: ReduceRule, x: HostTensor, axes: readonly number[], shape: readonly number[]): HostTensor {
  const target = kept(x.shape, axes) as number[];
  const own = stridesOf(target);
  const strides = own.map((stride, axis) => (axes.includes(axis) ? 0 : stride));
  const map = indexMap(x.shape, strides);
  const sums = new Float64Array(sizeOf(target)).fill(rule.initial);
  const { combine } = rule;
  for (let i = 0; i < map.length; i += 1) {
    const to = map[i] as number;
    sums[to] = combine(sums[to] as number, x.data[i] as number);
  }
  const count = x.data.length / Math.max(1, sums.length);
  const { finish } = rule;
  const data = new Float32Array(sums.length);
  for (let i = 0; i < sums.length; i += 1) data[i] = finish ? finish(sums[i] as number, count) : (sums[i] as number);
  return { dtype: 'f32', shape, data };
}

export function reduce(rule: ReduceRule): OpDef<ReduceAttrs> {
  return defineOp<ReduceAttrs>({
    name: rule.name,
    kind: 'reduce',
    infer: (operands, { axes, keepdims }) => {
      requireOperands(rule.name, operands, 1);
      const x = operands[0] as ValueType;
      requireDType(rule.name, x, ['f32']);
      for (const axis of axes) requireAxis(rule.name, x, axis);
      const shape = keepdims ? kept(x.shape, axes) : x.shape.filter((_, axis) => !axes.includes(axis));
      return [{ dtype: 'f32', shape }];
    },
    vjp: ({ b, operands, results, grads, attrs }) => {
      const x = operands[0] as Value;
      if (!grads[0]) return [null];
      const shape = kept(x.shape, attrs.axes);
      const y = results[0] as Value;
      const at = { x, y: b.reshape(y, shape), g: b.reshape(grads[0], shape), axes: attrs.axes };
      return [b.broadcast(rule.gradient(b, at), x.shape)];
    },
    saves: rule.saves,
    evaluate: ([x], { axes }, [result]) => [evaluateReduce(rule, x as HostTensor, axes, result?.shape ?? [])],
    flop: ([x]) => sizeOf(x as readonly number[]),
  });
}
