/** @file Integers 0, 1, 2, ... along an axis. */
import type { Shape } from '../../core/tensor.ts';
import { sizeOf } from '../../core/tensor.ts';
import { defineOp, requireAxis, requireOperands } from '../rules/define-op.ts';
import { indexMap } from '../rules/shapes.ts';
import type { OpDef } from '../types.ts';

export const iota: OpDef<{ readonly shape: Shape; readonly axis: number }> = defineOp({
  name: 'iota',
  kind: 'constant',
  infer: (operands, { shape, axis }) => {
    requireOperands('iota', operands, 0);
    requireAxis('iota', { dtype: 'i32', shape }, axis);
    return [{ dtype: 'i32', shape }];
  },
  vjp: null,
  saves: 'none',
  evaluate: (_, { axis }, [result]) => {
    const shape = result?.shape ?? [];
    const data = new Int32Array(sizeOf(shape));
    const strides = shape.map((__, at) => (at === axis ? 1 : 0));
    data.set(indexMap(shape, strides));
    return [{ dtype: 'i32', shape, data }];
  },
  flop: () => 0,
});
