/** @file Takes slices along an axis by index. An index outside the axis is our own mistake: data is checked before. */
import type { Dim, HostTensor, Shape } from '../../core/tensor.ts';
import { allocate, sizeOf } from '../../core/tensor.ts';
import type { Builder } from '../builder.ts';
import { defineOp, refuse, requireAxis, requireDType, requireOperands } from '../rules/define-op.ts';
import { fixedDim, foldDims } from '../rules/shapes.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

/** One-hot rows of the indices, transposed, times the gradient: the same bits whatever the order of threads. */
function scatter(b: Builder, grad: Value, indices: Value, shape: Shape, axis: number): Value {
  const rank = indices.shape.length;
  const before = shape.slice(0, axis);
  const after = shape.slice(axis + 1);
  const depth = fixedDim('gather', shape[axis]);
  const perm = [
    ...indices.shape.map((_, at) => axis + at),
    ...before.map((_, at) => at),
    ...after.map((_, at) => axis + rank + at),
  ];
  const rows = foldDims('gather', indices.shape);
  const columns = foldDims('gather', [...before, ...after]);
  const picked = b.reshape(b.one('transpose', [grad], { perm }), [rows, columns]);
  const hot = b.one('one_hot', [b.reshape(indices, [rows])], { depth });
  const summed = b.one('dot', [hot, picked], { transpose_a: true, transpose_b: false });
  const apart = b.reshape(summed, [depth, ...before, ...after]);
  const back = [...before.map((_, at) => at + 1), 0, ...after.map((_, at) => axis + 1 + at)];
  return b.one('transpose', [apart], { perm: back });
}

export const gather: OpDef<{ readonly axis: number }> = defineOp({
  name: 'gather',
  kind: 'shape',
  infer: (operands, { axis }) => {
    requireOperands('gather', operands, 2);
    const [x, indices] = operands as readonly [ValueType, ValueType];
    requireAxis('gather', x, axis);
    requireDType('gather', indices, ['i32']);
    const shape: Dim[] = [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)];
    return [{ dtype: x.dtype, shape }];
  },
  vjp: ({ b, operands, grads, attrs }) => {
    const [x, indices] = operands as readonly [Value, Value];
    return [grads[0] ? scatter(b, grads[0], indices, x.shape, attrs.axis) : null, null];
  },
  saves: 'operands',
  evaluate: (operands, { axis }, [result]) => {
    const [x, indices] = operands as readonly [HostTensor, HostTensor];
    const outer = sizeOf(x.shape.slice(0, axis));
    const inner = sizeOf(x.shape.slice(axis + 1));
    const length = x.shape[axis] as number;
    const out = allocate(x.dtype, outer * indices.data.length * inner);
    let at = 0;
    for (let o = 0; o < outer; o += 1) {
      for (const index of indices.data) {
        if (index < 0 || index >= length) refuse('gather', `index ${index} is outside 0..${length - 1}`);
        const from = (o * length + index) * inner;
        for (let k = 0; k < inner; k += 1) out[at + k] = x.data[from + k] as number;
        at += inner;
      }
    }
    return [{ dtype: x.dtype, shape: result?.shape ?? [], data: out }];
  },
  flop: () => 0,
});
