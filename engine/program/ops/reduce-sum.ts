/** @file Sum over axes. */
import { reduce } from '../rules/reduce.ts';
import type { ReduceAttrs } from '../rules/reduce.ts';
import type { OpDef } from '../types.ts';

export const reduceSum: OpDef<ReduceAttrs> = reduce({
  name: 'reduce_sum',
  initial: 0,
  combine: (sum, x) => sum + x,
  gradient: (_, { g }) => g,
  saves: 'none',
});
