/** @file Exponential. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const exp: OpDef<NoAttrs> = unary({
  name: 'exp',
  apply: Math.exp,
  gradient: (b, { y, g }) => b.mul(g, y),
  saves: 'results',
});
