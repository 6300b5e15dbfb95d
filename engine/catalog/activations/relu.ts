/** @file ReLU. Keeps what is positive, makes the rest 0: max(x, 0). */
import { defineActivation } from '../define.ts';

export const relu = defineActivation({
  id: 'relu',
  text: {
    title: { en: 'ReLU', 'zh-CN': 'ReLU' },
    summary: { en: 'Keeps what is positive, makes the rest 0: max(x, 0).', 'zh-CN': '保留正数，其余变为 0：max(x, 0)。' },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: b.one('relu', [x]) }),
  keras: { name: 'relu', aliases: [] },
});
