/** @file Largest integer that is not larger; its gradient is 0. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const floor: OpDef<NoAttrs> = unary({
  name: 'floor',
  apply: Math.floor,
  gradient: null,
  saves: 'none',
});
