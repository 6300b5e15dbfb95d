/** @file The place of the first largest element along an axis. */
import type { HostTensor } from '../../core/tensor.ts';
import { sizeOf } from '../../core/tensor.ts';
import { defineOp, requireAxis, requireDType, requireOperands } from '../rules/define-op.ts';
import type { OpDef, ValueType } from '../types.ts';

export const argmax: OpDef<{ readonly axis: number }> = defineOp({
  name: 'argmax',
  kind: 'reduce',
  infer: (operands, { axis }) => {
    requireOperands('argmax', operands, 1);
    const x = operands[0] as ValueType;
    requireDType('argmax', x, ['f32', 'i32']);
    requireAxis('argmax', x, axis);
    return [{ dtype: 'i32', shape: x.shape.filter((_, at) => at !== axis) }];
  },
  vjp: null,
  saves: 'none',
  evaluate: ([x], { axis }, [result]) => {
    const { data, shape } = x as HostTensor;
    const inner = sizeOf(shape.slice(axis + 1));
    const length = shape[axis] as number;
    const out = new Int32Array(sizeOf(result?.shape ?? []));
    for (let i = 0; i < out.length; i += 1) {
      const start = Math.floor(i / inner) * length * inner + (i % inner);
      let best = 0;
      for (let k = 1; k < length; k += 1) {
        if ((data[start + k * inner] as number) > (data[start + best * inner] as number)) best = k;
      }
      out[i] = best;
    }
    return [{ dtype: 'i32', shape: result?.shape ?? [], data: out }];
  },
  flop: ([x]) => sizeOf(x as readonly number[]),
});
