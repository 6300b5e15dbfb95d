/** @file log(1 + x), exact near 0. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const log1p: OpDef<NoAttrs> = unary({
  name: 'log1p',
  apply: Math.log1p,
  gradient: (b, { x, g }) => b.div(g, b.add(x, 1)),
  saves: 'operands',
});
