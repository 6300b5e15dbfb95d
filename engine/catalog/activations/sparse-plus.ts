/** @file Sparse plus. 0 up to -1, a parabola, then x. */
import { defineActivation } from '../define.ts';

export const sparsePlus = defineActivation({
  id: 'sparse_plus',
  text: {
    title: { en: 'Sparse plus', 'zh-CN': 'Sparse plus' },
    summary: { en: '0 up to -1, a parabola, then x.', 'zh-CN': '-1 之前为 0，中间为抛物线，之后为 x。' },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => {
    const next = b.add(x, 1);
    const bend = b.select(b.compare('lt', x, 1), b.mul(b.mul(next, next), 0.25), x);
    return { value: b.select(b.compare('le', x, -1), 0, bend) };
  },
  keras: { name: 'sparse_plus', aliases: [] },
});
