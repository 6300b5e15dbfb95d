/** @file The length of an axis as a number, for means over the batch. */
import type { HostTensor } from '../../core/tensor.ts';
import { defineOp, requireAxis, requireOperands } from '../rules/define-op.ts';
import type { OpDef, ValueType } from '../types.ts';

export const dimSize: OpDef<{ readonly axis: number }> = defineOp({
  name: 'dim_size',
  kind: 'shape',
  infer: (operands, { axis }) => {
    requireOperands('dim_size', operands, 1);
    requireAxis('dim_size', operands[0] as ValueType, axis);
    return [{ dtype: 'i32', shape: [] }];
  },
  vjp: null,
  saves: 'none',
  evaluate: ([x], { axis }) => [{ dtype: 'i32', shape: [], data: Int32Array.of((x as HostTensor).shape[axis] as number) }],
  flop: () => 0,
});
