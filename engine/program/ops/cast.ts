/** @file Changes the element type. To i32 it cuts towards 0; to bool everything but 0 is true. */
import type { HostTensor } from '../../core/tensor.ts';
import { allocate } from '../../core/tensor.ts';
import { defineOp, requireOperands } from '../rules/define-op.ts';
import type { OpDef, ValueType } from '../types.ts';

export const cast: OpDef<{ readonly dtype: 'f32' | 'i32' | 'bool' }> = defineOp({
  name: 'cast',
  kind: 'elementwise',
  infer: (operands, { dtype }) => {
    requireOperands('cast', operands, 1);
    return [{ dtype, shape: (operands[0] as ValueType).shape }];
  },
  /** Only a cast from f32 to f32 carries a gradient. */
  vjp: ({ operands, grads }) => [operands[0]?.dtype === 'f32' ? (grads[0] ?? null) : null],
  saves: 'none',
  evaluate: ([x], { dtype }) => {
    const { data, shape } = x as HostTensor;
    const out = allocate(dtype, data.length);
    if (dtype === 'bool') for (let i = 0; i < data.length; i += 1) out[i] = data[i] === 0 ? 0 : 1;
    else for (let i = 0; i < data.length; i += 1) out[i] = data[i] as number;
    return [{ dtype, shape, data: out }];
  },
  flop: () => 0,
});
