/** @file Sparsemax. As softmax, but small scores become exactly 0. */
import type { Builder } from '../../program/builder.ts';
import type { Value } from '../../program/types.ts';
import { defineActivation } from '../define.ts';

export const sparsemax = defineActivation({
  id: 'sparsemax',
  text: {
    title: { en: 'Sparsemax', 'zh-CN': 'Sparsemax' },
    summary: { en: 'As softmax, but small scores become exactly 0.', 'zh-CN': '类似 softmax，但较小的分数恰好变为 0。' },
  },
  params: {},
  byName: true,
  shape: (shape) => (shape.length === 0 ? null : shape),
  lower: (b, { value: x }) => {
    const axis = x.shape.length - 1;
    const classes = x.shape[axis] as number;
    const ranks = b.one('constant', [], { dtype: 'f32', shape: [classes], values: Array.from({ length: classes }, (_, i) => i + 1) });
    const sorted = b.one('sort_descending', [x]);
    const excess = b.sub(b.one('cumsum', [sorted], { axis }), 1);
    const inside = b.compare('gt', b.sub(sorted, b.div(excess, ranks)), 0);
    const start = threshold(b, sorted, inside, axis);
    return { value: b.one('relu', [b.sub(x, threshold(b, x, b.compare('gt', x, start), axis))]) };
  },
  keras: { name: 'sparsemax', aliases: [] },
});

/** (sum of what is inside - 1) / how many. Comparisons carry no gradient, so that it flows through the sum alone. */
function threshold(b: Builder, x: Value, inside: Value, axis: number): Value {
  const count = b.sum(b.cast(inside, 'f32'), [axis], true);
  return b.div(b.sub(b.sum(b.select(inside, x, 0), [axis], true), 1), count);
}
