/** @file Negation of a truth value. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const logicalNot: OpDef<NoAttrs> = unary({
  name: 'logical_not',
  apply: (x) => (x === 0 ? 1 : 0),
  gradient: null,
  saves: 'none',
  dtypes: ['bool'],
});
