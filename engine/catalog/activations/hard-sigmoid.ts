/** @file Hard sigmoid. A sigmoid made of straight lines. */
import { defineActivation } from '../define.ts';
import { hardSigmoid as curve } from '../support/curves.ts';

export const hardSigmoid = defineActivation({
  id: 'hard_sigmoid',
  text: {
    title: { en: 'Hard sigmoid', 'zh-CN': 'Hard sigmoid' },
    summary: { en: 'A sigmoid made of straight lines.', 'zh-CN': '由直线段构成的 sigmoid。' },
  },
  params: {},
  probabilities: true,
  byName: true,
  lower: (b, { value: x }) => ({ value: curve(b, x) }),
  keras: { name: 'hard_sigmoid', aliases: [] },
});
