/** @file SiLU (swish). X·sigmoid(x): smooth, and slightly negative before 0. */
import { defineActivation } from '../define.ts';

export const silu = defineActivation({
  id: 'silu',
  text: {
    title: { en: 'SiLU (swish)', 'zh-CN': 'SiLU (swish)' },
    summary: { en: 'x·sigmoid(x): smooth, and slightly negative before 0.', 'zh-CN': 'x·sigmoid(x)：平滑，在 0 之前略为负。' },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: b.mul(x, b.one('sigmoid', [x])) }),
  keras: { name: 'silu', aliases: ['swish'] },
});
