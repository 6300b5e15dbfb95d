/** @file Running sums along an axis. */
import type { HostTensor } from '../../core/tensor.ts';
import { sizeOf } from '../../core/tensor.ts';
import { defineOp, requireAxis, requireDType, requireOperands } from '../rules/define-op.ts';
import type { OpDef, ValueType } from '../types.ts';

export const cumsum: OpDef<{ readonly axis: number }> = defineOp({
  name: 'cumsum',
  kind: 'reduce',
  infer: (operands, { axis }) => {
    requireOperands('cumsum', operands, 1);
    const x = operands[0] as ValueType;
    requireDType('cumsum', x, ['f32']);
    requireAxis('cumsum', x, axis);
    return [{ dtype: x.dtype, shape: x.shape }];
  },
  vjp: ({ b, grads, attrs }) => {
    if (!grads[0]) return [null];
    const turned = b.one('reverse', [grads[0]], { axes: [attrs.axis] });
    return [b.one('reverse', [b.one('cumsum', [turned], attrs)], { axes: [attrs.axis] })];
  },
  saves: 'none',
  evaluate: ([x], { axis }) => {
    const { data, shape } = x as HostTensor;
    const inner = sizeOf(shape.slice(axis + 1));
    const length = shape[axis] as number;
    const out = new Float32Array(data.length);
    for (let start = 0; start < data.length; start += length * inner) {
      for (let k = 0; k < inner; k += 1) {
        let sum = 0;
        for (let at = start + k; at < start + length * inner; at += inner) {
          sum += data[at] as number;
          out[at] = sum;
        }
      }
    }
    return [{ dtype: 'f32', shape, data: out }];
  },
  flop: ([x]) => sizeOf(x as readonly number[]),
});
