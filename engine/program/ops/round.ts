/** @file Nearest integer, halves to the even one; its gradient is 0. */
import { unary } from '../rules/elementwise.ts';
import { roundHalfEven } from '../rules/round.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const round: OpDef<NoAttrs> = unary({
  name: 'round',
  apply: roundHalfEven,
  gradient: null,
  saves: 'none',
});
