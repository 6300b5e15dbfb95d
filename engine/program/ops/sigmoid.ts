/** @file 1 / (1 + exp(-x)). */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const sigmoid: OpDef<NoAttrs> = unary({
  name: 'sigmoid',
  apply: (x) => 1 / (1 + Math.exp(-x)),
  gradient: (b, { y, g }) => b.mul(g, b.mul(y, b.sub(1, y))),
  saves: 'results',
});
