/** @file Difference; shapes broadcast. */
import { binary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const sub: OpDef<NoAttrs> = binary({
  name: 'sub',
  apply: (x, y) => x - y,
  gradient: (b, { g }) => ({
    x: () => g,
    y: () => b.neg(g),
  }),
  saves: 'none',
  dtypes: ['f32', 'i32'],
});
