/** @file Sorts along the last axis, largest first; NaN comes last. It has no gradient. */
import type { HostTensor } from '../../core/tensor.ts';
import { defineOp, requireDType, requireOperands, requireAxis } from '../rules/define-op.ts';
import type { NoAttrs, OpDef, ValueType } from '../types.ts';

export const sortDescending: OpDef<NoAttrs> = defineOp<NoAttrs>({
  name: 'sort_descending',
  kind: 'shape',
  infer: (operands) => {
    requireOperands('sort_descending', operands, 1);
    const x = operands[0] as ValueType;
    requireDType('sort_descending', x, ['f32']);
    requireAxis('sort_descending', x, x.shape.length - 1);
    return [{ dtype: x.dtype, shape: x.shape }];
  },
  vjp: null,
  saves: 'none',
  evaluate: ([x]) => {
    const { data, shape } = x as HostTensor;
    const length = shape.at(-1) as number;
    const out = new Float32Array(data.length);
    for (let start = 0; start < data.length; start += length) {
      const row = Float32Array.from(data.subarray(start, start + length), (value) => -value).sort();
      for (let i = 0; i < length; i += 1) out[start + i] = -(row[i] as number);
    }
    return [{ dtype: 'f32', shape, data: out }];
  },
  flop: ([x]) => {
    const shape = x as readonly number[];
    const length = shape.at(-1) as number;
    return shape.reduce((a, c) => a * c, 1) * Math.ceil(Math.log2(Math.max(2, length)));
  },
});
