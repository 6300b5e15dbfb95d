/** @file Linear. Leaves everything as it is. */
import { defineActivation } from '../define.ts';

export const linear = defineActivation({
  id: 'linear',
  text: {
    title: { en: 'Linear', 'zh-CN': 'Linear' },
    summary: { en: 'Leaves everything as it is.', 'zh-CN': '保持不变。' },
  },
  params: {},
  byName: true,
  lower: (_, input) => input,
  keras: { name: 'linear', aliases: [] },
});
