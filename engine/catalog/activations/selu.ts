/** @file SELU. ELU scaled so that results keep mean 0 and variance 1. */
import { defineActivation } from '../define.ts';
import { elu } from '../support/curves.ts';

export const selu = defineActivation({
  id: 'selu',
  text: {
    title: { en: 'SELU', 'zh-CN': 'SELU' },
    summary: {
      en: 'ELU scaled so that results keep mean 0 and variance 1.',
      'zh-CN': '经过缩放的 ELU，使结果保持均值 0、方差 1。',
    },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: elu(b, x, 1.0507009873554805, 1.6732632423543772) }),
  keras: { name: 'selu', aliases: [] },
});
