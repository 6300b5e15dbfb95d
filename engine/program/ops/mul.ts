/** @file Product; shapes broadcast. */
import { binary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const mul: OpDef<NoAttrs> = binary({
  name: 'mul',
  apply: (x, y) => x * y,
  gradient: (b, { x, y, g }) => ({
    x: () => b.mul(g, y),
    y: () => b.mul(g, x),
  }),
  saves: 'operands',
  dtypes: ['f32', 'i32'],
});
