/** @file Fixed numbers: all of them in row-major order, or one that fills the shape. */
import { allocate, sizeOf } from '../../core/tensor.ts';
import type { DType } from '../../core/tensor.ts';
import { defineOp, refuse, requireOperands } from '../rules/define-op.ts';
import type { OpDef } from '../types.ts';

export type ConstantAttrs = {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly values: readonly number[];
};

export const constant: OpDef<ConstantAttrs> = defineOp({
  name: 'constant',
  kind: 'constant',
  infer: (operands, { dtype, shape, values }) => {
    requireOperands('constant', operands, 0);
    if (values.length !== 1 && values.length !== sizeOf(shape)) {
      refuse('constant', `${values.length} numbers don't fill [${shape.join(',')}]`);
    }
    return [{ dtype, shape }];
  },
  vjp: null,
  saves: 'none',
  evaluate: (_, { dtype, shape, values }) => {
    const data = allocate(dtype, sizeOf(shape));
    if (values.length === 1) data.fill(values[0] as number);
    else data.set(values);
    return [{ dtype, shape, data }];
  },
  flop: () => 0,
});
