/** @file Cross-entropy of logits [..., C] with labels [...]: log(sum(exp(x))) - x[label]. Gradient: (softmax(x) - onehot(label)) g. */
import { type HostTensor, shapeEquals, sizeOf } from '../../core/tensor.ts';
import { defineOp, formatType, refuse, requireDType, requireOperands } from '../rules/define-op.ts';
import { exponentials } from '../rules/rows.ts';
import { fixedDim } from '../rules/shapes.ts';
import type { NoAttrs, OpDef, Value, ValueType } from '../types.ts';

/** A label outside 0..C-1 gives NaN; data is checked before it is fed. */
export const softmaxCrossEntropy: OpDef<NoAttrs> = defineOp<NoAttrs>({
  name: 'softmax_cross_entropy',
  kind: 'fused',
  infer: (operands) => {
    requireOperands('softmax_cross_entropy', operands, 2);
    const [x, labels] = operands as readonly [ValueType, ValueType];
    requireDType('softmax_cross_entropy', x, ['f32']);
    requireDType('softmax_cross_entropy', labels, ['i32']);
    if (!shapeEquals(x.shape.slice(0, -1), labels.shape)) {
      refuse('softmax_cross_entropy', `logits ${formatType(x)} and labels ${formatType(labels)} do not fit`);
    }
    return [{ dtype: 'f32', shape: labels.shape }];
  },
  vjp: ({ b, operands, grads }) => {
    const [x, labels] = operands as readonly [Value, Value];
    const g = grads[0];
    if (!g) return [null, null];
    const depth = fixedDim('softmax_cross_entropy', x.shape.at(-1));
    const slope = b.sub(b.one('softmax', [x]), b.one('one_hot', [labels], { depth }));
    return [b.mul(slope, b.reshape(g, [...g.shape, 1])), null];
  },
  saves: 'operands',
  evaluate: ([x, labels]) => {
    const logits = x as HostTensor;
    const length = logits.shape.at(-1) as number;
    const indices = (labels as HostTensor).data;
    const out = new Float32Array(indices.length);
    indices.forEach((label, row) => {
      const start = row * length;
      const { largest, sum } = exponentials(logits.data as Float32Array, start, length);
      const own = label >= 0 && label < length ? (logits.data[start + label] as number) : Number.NaN;
      out[row] = largest + Math.log(sum) - own;
    });
    return [{ dtype: 'f32', shape: (labels as HostTensor).shape, data: out }];
  },
  flop: ([x]) => 4 * sizeOf(x ?? []),
});
