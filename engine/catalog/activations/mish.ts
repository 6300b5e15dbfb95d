/** @file Mish. X·tanh(softplus(x)): smooth, and slightly negative before 0. */
import { defineActivation } from '../define.ts';

export const mish = defineActivation({
  id: 'mish',
  text: {
    title: { en: 'Mish', 'zh-CN': 'Mish' },
    summary: {
      en: 'x·tanh(softplus(x)): smooth, and slightly negative before 0.',
      'zh-CN': 'x·tanh(softplus(x))：平滑，在 0 之前略为负。',
    },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: b.mul(x, b.one('tanh', [b.one('softplus', [x])])) }),
  keras: { name: 'mish', aliases: [] },
});
