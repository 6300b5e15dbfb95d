/** @file Sparse sigmoid. 0 up to -1, a line, 1 from 1 on. */
import { defineActivation } from '../define.ts';

export const sparseSigmoid = defineActivation({
  id: 'sparse_sigmoid',
  text: {
    title: { en: 'Sparse sigmoid', 'zh-CN': 'Sparse sigmoid' },
    summary: { en: '0 up to -1, a line, 1 from 1 on.', 'zh-CN': '-1 之前为 0，中间为直线，1 之后为 1。' },
  },
  params: {},
  probabilities: true,
  byName: true,
  lower: (b, { value: x }) => {
    const line = b.select(b.compare('ge', x, 1), 1, b.mul(b.add(x, 1), 0.5));
    return { value: b.select(b.compare('le', x, -1), 0, line) };
  },
  keras: { name: 'sparse_sigmoid', aliases: [] },
});
