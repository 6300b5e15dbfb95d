/** @file Tanh shrink. X - tanh(x). */
import { defineActivation } from '../define.ts';

export const tanhShrink = defineActivation({
  id: 'tanh_shrink',
  text: {
    title: { en: 'Tanh shrink', 'zh-CN': 'Tanh shrink' },
    summary: { en: 'x - tanh(x).', 'zh-CN': 'x - tanh(x)。' },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: b.sub(x, b.one('tanh', [x])) }),
  keras: { name: 'tanh_shrink', aliases: [] },
});
