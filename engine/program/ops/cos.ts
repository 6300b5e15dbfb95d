/** @file Cosine. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const cos: OpDef<NoAttrs> = unary({
  name: 'cos',
  apply: Math.cos,
  gradient: (b, { x, g }) => b.neg(b.mul(g, b.one('sin', [x]))),
  saves: 'operands',
});
