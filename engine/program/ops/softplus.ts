/** @file log(1 + exp(x)), without overflow. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const softplus: OpDef<NoAttrs> = unary({
  name: 'softplus',
  apply: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  gradient: (b, { x, g }) => b.mul(g, b.one('sigmoid', [x])),
  saves: 'operands',
});
