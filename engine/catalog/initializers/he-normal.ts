/** @file He normal. For ReLU: twice the variance, by the inputs. */
import { defineInitializer } from '../define.ts';
import { scaled } from '../support/draws.ts';

export const heNormal = defineInitializer({
  id: 'he_normal',
  text: {
    title: { en: 'He normal', 'zh-CN': 'He 正态分布' },
    summary: { en: 'For ReLU: twice the variance, by the inputs.', 'zh-CN': '适合 ReLU：方差加倍，由输入的数量决定。' },
  },
  params: {},
  generate: (shape, _, random) => scaled(shape, random, { scale: 2, mode: 'fan_in', distribution: 'truncated_normal' }),
  keras: { className: 'HeNormal', aliases: [] },
});
