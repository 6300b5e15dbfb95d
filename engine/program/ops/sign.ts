/** @file -1, 0 or 1; its gradient is 0. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const sign: OpDef<NoAttrs> = unary({
  name: 'sign',
  apply: Math.sign,
  gradient: null,
  saves: 'none',
  dtypes: ['f32', 'i32'],
});
