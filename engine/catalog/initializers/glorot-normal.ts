/** @file Glorot normal. For sigmoid, tanh and softmax: as wide as inputs and outputs allow. */
import { defineInitializer } from '../define.ts';
import { scaled } from '../support/draws.ts';

export const glorotNormal = defineInitializer({
  id: 'glorot_normal',
  text: {
    title: { en: 'Glorot normal', 'zh-CN': 'Glorot 正态分布' },
    summary: {
      en: 'For sigmoid, tanh and softmax: as wide as inputs and outputs allow.',
      'zh-CN': '适合 sigmoid、tanh 和 softmax：范围由输入与输出的数量决定。',
    },
  },
  params: {},
  generate: (shape, _, random) => scaled(shape, random, { scale: 1, mode: 'fan_avg', distribution: 'truncated_normal' }),
  keras: { className: 'GlorotNormal', aliases: [] },
});
