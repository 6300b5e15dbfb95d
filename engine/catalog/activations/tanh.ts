/** @file Tanh. Squeezes every number into -1 to 1. */
import { defineActivation } from '../define.ts';

export const tanh = defineActivation({
  id: 'tanh',
  text: {
    title: { en: 'Tanh', 'zh-CN': 'Tanh' },
    summary: { en: 'Squeezes every number into -1 to 1.', 'zh-CN': '把每个数压缩到 -1 到 1 之间。' },
  },
  params: {},
  byName: true,
  range: { least: -1, most: 1 },
  lower: (b, { value: x }) => ({ value: b.one('tanh', [x]) }),
  keras: { name: 'tanh', aliases: [] },
});
