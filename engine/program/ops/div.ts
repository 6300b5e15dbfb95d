/** @file Quotient; shapes broadcast. */
import { binary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const div: OpDef<NoAttrs> = binary({
  name: 'div',
  apply: (x, y) => x / y,
  gradient: (b, { y, z, g }) => ({
    x: () => b.div(g, y),
    y: () => b.neg(b.div(b.mul(g, z), y)),
  }),
  saves: 'both',
});
