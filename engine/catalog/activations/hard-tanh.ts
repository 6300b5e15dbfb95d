/** @file Hard tanh. Cuts off below -1 and above 1. */
import { defineActivation } from '../define.ts';

export const hardTanh = defineActivation({
  id: 'hard_tanh',
  text: {
    title: { en: 'Hard tanh', 'zh-CN': 'Hard tanh' },
    summary: { en: 'Cuts off below -1 and above 1.', 'zh-CN': '截断到 -1 与 1 之间。' },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: b.minimum(b.maximum(x, -1), 1) }),
  keras: { name: 'hard_tanh', aliases: [] },
});
