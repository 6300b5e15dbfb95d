/** @file The error function. */
import { unary } from '../rules/elementwise.ts';
import { errorFunction } from '../rules/error-function.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const erf: OpDef<NoAttrs> = unary({
  name: 'erf',
  apply: errorFunction,
  gradient: (b, { x, g }) => b.mul(g, b.mul(b.exp(b.neg(b.mul(x, x))), 2 / Math.sqrt(Math.PI))),
  saves: 'operands',
});
