/** @file Softmax. Turns scores into probabilities that add up to 1. */
import { defineActivation } from '../define.ts';

export const softmax = defineActivation({
  id: 'softmax',
  text: {
    title: { en: 'Softmax', 'zh-CN': 'Softmax' },
    summary: { en: 'Turns scores into probabilities that add up to 1.', 'zh-CN': '把分数变成总和为 1 的概率。' },
  },
  params: {},
  probabilities: true,
  byName: true,
  range: { least: 0, most: 1, sum: 1 },
  shape: (shape) => (shape.length === 0 ? null : shape),
  lower: (b, { value: x }) => ({ value: b.one('softmax', [x]), logits: x }),
  keras: { name: 'softmax', aliases: [] },
});
