/** @file Joins operands along an axis that doesn't hold the batch. */
import type { HostTensor, Shape } from '../../core/tensor.ts';
import { allocate, dimEquals, sizeOf } from '../../core/tensor.ts';
import { defineOp, formatType, refuse, requireAxis } from '../rules/define-op.ts';
import { fixedDim, indexMap, stridesOf } from '../rules/shapes.ts';
import type { OpDef, ValueType } from '../types.ts';

function joinedShape(operands: readonly ValueType[], axis: number): Shape {
  const first = operands[0] ?? refuse('concat', 'nothing to join');
  requireAxis('concat', first, axis);
  let length = 0;
  for (const operand of operands) {
    const fits =
      operand.dtype === first.dtype &&
      operand.shape.length === first.shape.length &&
      operand.shape.every((dim, at) => at === axis || dimEquals(dim, first.shape[at] ?? 0));
    if (!fits) refuse('concat', `${formatType(operand)} doesn't fit ${formatType(first)} along axis ${axis}`);
    length += fixedDim('concat', operand.shape[axis]);
  }
  return first.shape.map((dim, at) => (at === axis ? length : dim));
}

export const concat: OpDef<{ readonly axis: number }> = defineOp({
  name: 'concat',
  kind: 'shape',
  infer: (operands, { axis }) => {
    const shape = joinedShape(operands, axis);
    return [{ dtype: (operands[0] as ValueType).dtype, shape }];
  },
  vjp: ({ b, operands, grads, needs, attrs }) => {
    let start = 0;
    return operands.map((operand, index) => {
      const from = start;
      start += fixedDim('concat', operand.shape[attrs.axis]);
      if (!grads[0] || !needs[index]) return null;
      const starts = operand.shape.map((_, axis) => (axis === attrs.axis ? from : 0));
      return b.one('slice', [grads[0]], { starts, sizes: operand.shape });
    });
  },
  saves: 'none',
  evaluate: (operands, { axis }, [result]) => {
    const shape = result?.shape ?? [];
    const { dtype } = operands[0] as HostTensor;
    const strides = stridesOf(shape);
    const out = allocate(dtype, sizeOf(shape));
    let start = 0;
    for (const operand of operands) {
      const map = indexMap(operand.shape, strides, start * (strides[axis] as number));
      for (let i = 0; i < map.length; i += 1) out[map[i] as number] = operand.data[i] as number;
      start += operand.shape[axis] as number;
    }
    return [{ dtype, shape, data: out }];
  },
  flop: () => 0,
});
