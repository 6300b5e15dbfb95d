/** @file Largest element over axes; equal ones share the gradient, as in TensorFlow. NaN wins. */
import { reduce } from '../rules/reduce.ts';
import type { ReduceAttrs } from '../rules/reduce.ts';
import type { OpDef } from '../types.ts';

export const reduceMax: OpDef<ReduceAttrs> = reduce({
  name: 'reduce_max',
  initial: Number.NEGATIVE_INFINITY,
  combine: Math.max,
  gradient: (b, { x, y, g, axes }) => {
    const largest = b.cast(b.compare('eq', x, y), 'f32');
    return b.mul(largest, b.div(g, b.sum(largest, axes, true)));
  },
  saves: 'both',
});
