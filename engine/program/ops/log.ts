/** @file Natural logarithm. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const log: OpDef<NoAttrs> = unary({
  name: 'log',
  apply: Math.log,
  gradient: (b, { x, g }) => b.div(g, x),
  saves: 'operands',
});
