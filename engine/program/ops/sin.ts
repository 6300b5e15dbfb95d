/** @file Sine. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const sin: OpDef<NoAttrs> = unary({
  name: 'sin',
  apply: Math.sin,
  gradient: (b, { x, g }) => b.mul(g, b.one('cos', [x])),
  saves: 'operands',
});
