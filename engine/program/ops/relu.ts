/** @file max(x, 0); its gradient at 0 is 0, and NaN stays NaN. */
import { unary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const relu: OpDef<NoAttrs> = unary({
  name: 'relu',
  apply: (x) => Math.max(x, 0),
  gradient: (b, { y, g }) => b.select(b.compare('gt', y, 0), g, 0),
  saves: 'results',
});
