/** @file Absolute value; its gradient at 0 is 0. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const abs: OpDef<NoAttrs> = unary({
  name: 'abs',
  apply: Math.abs,
  gradient: (b, { x, g }) => b.mul(g, b.one('sign', [x])),
  saves: 'operands',
  dtypes: ['f32', 'i32'],
});
