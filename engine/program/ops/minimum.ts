/** @file The smaller one; of equal ones the first takes the gradient, as in TensorFlow. NaN wins. */
import { binary } from '../rules/elementwise.ts';
import type { NoAttrs, OpDef } from '../types.ts';

export const minimum: OpDef<NoAttrs> = binary({
  name: 'minimum',
  apply: Math.min,
  gradient: (b, { x, y, g }) => ({
    x: () => b.select(b.compare('le', x, y), g, 0),
    y: () => b.select(b.compare('le', x, y), 0, g),
  }),
  saves: 'operands',
  dtypes: ['f32', 'i32'],
});
