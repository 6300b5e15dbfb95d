/** @file Square root. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const sqrt: OpDef<NoAttrs> = unary({
  name: 'sqrt',
  apply: Math.sqrt,
  gradient: (b, { y, g }) => b.div(b.mul(g, 0.5), y),
  saves: 'results',
});
