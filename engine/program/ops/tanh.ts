/** @file Hyperbolic tangent. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const tanh: OpDef<NoAttrs> = unary({
  name: 'tanh',
  apply: Math.tanh,
  gradient: (b, { y, g }) => b.mul(g, b.sub(1, b.mul(y, y))),
  saves: 'results',
});
