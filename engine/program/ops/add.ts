/** @file Sum; shapes broadcast. */
import { binary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const add: OpDef<NoAttrs> = binary({
  name: 'add',
  apply: (x, y) => x + y,
  gradient: (_, { g }) => ({
    x: () => g,
    y: () => g,
  }),
  saves: 'none',
  dtypes: ['f32', 'i32'],
});
