/** @file Makers of element-wise operations: one and two operands, comparisons. */
import type { DType, HostTensor, TensorData } from '../../core/tensor.ts';
import { allocate, sizeOf } from '../../core/tensor.ts';
import type { Builder } from '../builder.ts';
import type { NoAttrs, OpDef, Value } from '../types.ts';
import { defineOp, formatType, refuse, requireDType, requireOperands } from './define-op.ts';
import { broadcastShapes, broadcastStrides, indexMap, unbroadcast } from './shapes.ts';

export interface UnaryRule {
  readonly name: string;
  readonly apply: (x: number) => number;
  /** The operand's gradient from the operand, the result and the result's gradient; null where it is zero everywhere. */
  readonly gradient: ((b: Builder, at: { readonly x: Value; readonly y: Value; readonly g: Value }) => Value) | null;
  readonly saves: 'none' | 'operands' | 'results' | 'both';
  readonly dtypes?: readonly DType[];
}

export function unary(rule: UnaryRule): OpDef<NoAttrs> {
  const dtypes = rule.dtypes ?? ['f32'];
  return defineOp<NoAttrs>({
    name: rule.name,
    kind: 'elementwise',
    infer: (operands) => {
      requireOperands(rule.name, operands, 1);
      const x = operands[0] as Value;
      requireDType(rule.name, x, dtypes);
      return [{ dtype: x.dtype, shape: x.shape }];
    },
    vjp: ({ b, operands, results, grads }) => [
      rule.gradient && grads[0] ? rule.gradient(b, { x: operands[0] as Value, y: results[0] as Value, g: grads[0] }) : null,
    ],
    saves: rule.saves,
    evaluate: ([x], _, [result]) => {
      const { data, dtype, shape } = x as HostTensor;
      const out = allocate((result ?? { dtype }).dtype, data.length);
      const { apply } = rule;
      for (let i = 0; i < data.length; i += 1) out[i] = apply(data[i] as number);
      return [{ dtype, shape, data: out }];
    },
    flop: (_, __, [result]) => sizeOf(result as readonly number[]),
  });
}

export interface BinaryRule {
  readonly name: string;
  readonly apply: (a: number, b: number) => number;
  /** Gradients of both operands before they are summed back to their shapes. */
  readonly gradient: (
    b: Builder,
    at: { readonly x: Value; readonly y: Value; readonly z: Value; readonly g: Value },
  ) => {
    readonly x: () => Value;
    readonly y: () => Value;
  };
  readonly saves: 'none' | 'operands' | 'results' | 'both';
  readonly dtypes?: readonly DType[];
}

/** `apply` over two tensors that broadcast to `shape`. */
export function mapBinary(
  apply: (a: number, b: number) => number,
  left: HostTensor,
  right: HostTensor,
  result: { readonly dtype: DType; readonly shape: readonly number[] },
): HostTensor {
  const size = sizeOf(result.shape);
  const out: TensorData = allocate(result.dtype, size);
  const x = left.data;
  const y = right.data;
  if (x.length === size && y.length === size) {
    for (let i = 0; i < size; i += 1) out[i] = apply(x[i] as number, y[i] as number);
  } else if (x.length === size && y.length === 1) {
    const scalar = y[0] as number;
    for (let i = 0; i < size; i += 1) out[i] = apply(x[i] as number, scalar);
  } else {
    const xs = indexMap(result.shape, broadcastStrides(left.shape, result.shape));
    const ys = indexMap(result.shape, broadcastStrides(right.shape, result.shape));
    for (let i = 0; i < size; i += 1) out[i] = apply(x[xs[i] as number] as number, y[ys[i] as number] as number);
  }
  return { dtype: result.dtype, shape: result.shape, data: out };
}

export function binary(rule: BinaryRule): OpDef<NoAttrs> {
  const dtypes = rule.dtypes ?? ['f32'];
  return defineOp<NoAttrs>({
    name: rule.name,
    kind: 'elementwise',
    infer: (operands) => {
      requireOperands(rule.name, operands, 2);
      const [x, y] = operands as readonly [Value, Value];
      requireDType(rule.name, x, dtypes);
      if (x.dtype !== y.dtype) refuse(rule.name, `${formatType(x)} and ${formatType(y)} differ in type`);
      return [{ dtype: x.dtype, shape: broadcastShapes(rule.name, [x.shape, y.shape]) }];
    },
    vjp: ({ b, operands, results, grads, needs }) => {
      const [x, y] = operands as readonly [Value, Value];
      const g = grads[0];
      if (!g) return [null, null];
      const rules = rule.gradient(b, { x, y, z: results[0] as Value, g });
      return [needs[0] ? unbroadcast(b, rules.x(), x.shape) : null, needs[1] ? unbroadcast(b, rules.y(), y.shape) : null];
    },
    saves: rule.saves,
    evaluate: ([x, y], _, [result]) => [
      mapBinary(rule.apply, x as HostTensor, y as HostTensor, result as { dtype: DType; shape: readonly number[] }),
    ],
    flop: (_, __, [result]) => sizeOf(result as readonly number[]),
  });
}
