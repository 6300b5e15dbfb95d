/** @file Takes from the second operand where the first is true, else from the third; shapes broadcast. */
import type { HostTensor } from '../../core/tensor.ts';
import { allocate, sizeOf } from '../../core/tensor.ts';
import { defineOp, formatType, refuse, requireDType, requireOperands } from '../rules/define-op.ts';
import { broadcastShapes, broadcastStrides, indexMap, unbroadcast } from '../rules/shapes.ts';
import type { NoAttrs, OpDef, Value, ValueType } from '../types.ts';

export const select: OpDef<NoAttrs> = defineOp<NoAttrs>({
  name: 'select',
  kind: 'elementwise',
  infer: (operands) => {
    requireOperands('select', operands, 3);
    const [condition, x, y] = operands as readonly [ValueType, ValueType, ValueType];
    requireDType('select', condition, ['bool']);
    if (x.dtype !== y.dtype) refuse('select', `${formatType(x)} and ${formatType(y)} differ in type`);
    return [{ dtype: x.dtype, shape: broadcastShapes('select', [condition.shape, x.shape, y.shape]) }];
  },
  vjp: ({ b, operands, grads, needs }) => {
    const [condition, x, y] = operands as readonly [Value, Value, Value];
    const g = grads[0];
    if (!g) return [null, null, null];
    return [
      null,
      needs[1] ? unbroadcast(b, b.select(condition, g, 0), x.shape) : null,
      needs[2] ? unbroadcast(b, b.select(condition, 0, g), y.shape) : null,
    ];
  },
  saves: 'operands',
  evaluate: (operands, _, [result]) => {
    const [condition, x, y] = operands as readonly [HostTensor, HostTensor, HostTensor];
    const shape = result?.shape ?? [];
    const [cs, xs, ys] = [condition, x, y].map((tensor) => indexMap(shape, broadcastStrides(tensor.shape, shape))) as [
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    const out = allocate(x.dtype, sizeOf(shape));
    for (let i = 0; i < out.length; i += 1) {
      const taken = condition.data[cs[i] as number] === 0 ? y.data[ys[i] as number] : x.data[xs[i] as number];
      out[i] = taken as number;
    }
    return [{ dtype: x.dtype, shape, data: out }];
  },
  flop: (_, __, [result]) => sizeOf(result as readonly number[]),
});
