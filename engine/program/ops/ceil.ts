/** @file Smallest integer that is not smaller; its gradient is 0. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const ceil: OpDef<NoAttrs> = unary({
  name: 'ceil',
  apply: Math.ceil,
  gradient: null,
  saves: 'none',
});
