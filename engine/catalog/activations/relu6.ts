/** @file ReLU6. ReLU that stops at 6. */
import { defineActivation } from '../define.ts';

export const relu6 = defineActivation({
  id: 'relu6',
  text: {
    title: { en: 'ReLU6', 'zh-CN': 'ReLU6' },
    summary: { en: 'ReLU that stops at 6.', 'zh-CN': '上限为 6 的 ReLU。' },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: b.minimum(b.one('relu', [x]), 6) }),
  keras: { name: 'relu6', aliases: [] },
});
