/** @file Mean over axes; the batch may be one of them. */
import { countOf } from '../rules/shapes.ts';
import { reduce } from '../rules/reduce.ts';
import type { ReduceAttrs } from '../rules/reduce.ts';
import type { OpDef } from '../types.ts';

export const reduceMean: OpDef<ReduceAttrs> = reduce({
  name: 'reduce_mean',
  initial: 0,
  combine: (sum, x) => sum + x,
  finish: (sum, count) => sum / count,
  gradient: (b, { x, g, axes }) => {
    const open = axes.filter((axis) => typeof x.shape[axis] !== 'number');
    const fixed = countOf(axes.flatMap((axis) => (open.includes(axis) ? [] : [x.shape[axis] ?? 1]))).factor;
    return open.reduce((grad, axis) => b.div(grad, b.cast(b.one('dim_size', [x], { axis }), 'f32')), b.div(g, fixed));
  },
  saves: 'none',
});
