/** @file Reciprocal square root. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const rsqrt: OpDef<NoAttrs> = unary({
  name: 'rsqrt',
  apply: (x) => 1 / Math.sqrt(x),
  gradient: (b, { y, g }) => b.mul(b.mul(g, -0.5), b.mul(y, b.mul(y, y))),
  saves: 'results',
});
