/** @file Sigmoid. Squeezes every number into 0 to 1: a probability of yes. */
import { defineActivation } from '../define.ts';

export const sigmoid = defineActivation({
  id: 'sigmoid',
  text: {
    title: { en: 'Sigmoid', 'zh-CN': 'Sigmoid' },
    summary: {
      en: 'Squeezes every number into 0 to 1: a probability of yes.',
      'zh-CN': '把每个数压缩到 0 到 1 之间，可看作“是”的概率。',
    },
  },
  params: {},
  probabilities: true,
  byName: true,
  range: { least: 0, most: 1 },
  lower: (b, { value: x }) => ({ value: b.one('sigmoid', [x]), logits: x }),
  keras: { name: 'sigmoid', aliases: [] },
});
