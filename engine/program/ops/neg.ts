/** @file Negation. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const neg: OpDef<NoAttrs> = unary({
  name: 'neg',
  apply: (x) => -x,
  gradient: (b, { g }) => b.neg(g),
  saves: 'none',
  dtypes: ['f32', 'i32'],
});
