/** @file Exponential. Exp(x). */
import { defineActivation } from '../define.ts';

export const exponential = defineActivation({
  id: 'exponential',
  text: {
    title: { en: 'Exponential', 'zh-CN': 'Exponential' },
    summary: { en: 'exp(x).', 'zh-CN': 'exp(x)。' },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: b.exp(x) }),
  keras: { name: 'exponential', aliases: [] },
});
