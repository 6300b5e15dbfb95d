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
  probabilities: true,
  byName: true,
  shape: (shape) => (shape.length === 0 ? null : shape),
  lower(b, { value: x }) {
    const axis = x.shape.length - 1;
    const classes = x.shape[axis] as number;
    const ranks = b.one('constant', [], {
      dtype: 'f32',
      shape: [classes],
      values: Array.from({ length: classes }, (_, i) => i + 1),
    });
    const sorted = b.one('sort_descending', [x]);
    const excess = b.sub(b.one('cumsum', [sorted], { axis }), 1);
    const inside = b.compare('gt', b.sub(sorted, b.div(excess, ranks)), 0);
    const count = b.sum(b.cast(inside, 'f32'), [axis], true);
    const weight = b.one('relu', [b.sub(count, larger(b, x, classes))]);
    const threshold = b.div(b.sub(b.sum(b.mul(weight, x), [axis], true), 1), count);
    return { value: b.one('relu', [b.sub(x, threshold)]) };
  },
  keras: { name: 'sparsemax', aliases: [] },
});

/**
 * How many of a row come before each number when sorted. Keras 3.15 adds up the running sums of the k numbers inside, so
 * the largest counts k times, the next k - 1 times: its threshold is (sum (k - before) x - 1) / k, and so is ours. Comparisons
 * carry no gradient, so that it flows through x alone.
 */
function larger(b: Builder, x: Value, classes: number): Value {
  const rows = b.reshape(x, [...x.shape, 1]);
  const columns = b.reshape(x, [...x.shape.slice(0, -1), 1, classes]);
  const index = (axis: number): Value => b.one('iota', [], { shape: [classes, classes], axis });
  const earlier = b.cast(b.compare('lt', index(1), index(0)), 'f32');
  const tied = b.mul(b.cast(b.compare('eq', columns, rows), 'f32'), earlier);
  return b.sum(b.add(b.cast(b.compare('gt', columns, rows), 'f32'), tied), [x.shape.length]);
}
