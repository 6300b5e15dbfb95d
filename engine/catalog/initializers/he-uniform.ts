/** @file He uniform. For ReLU: twice the variance, by the inputs. */
import { defineInitializer } from '../define.ts';
import { scaled } from '../support/draws.ts';

export const heUniform = defineInitializer({
  id: 'he_uniform',
  text: {
    title: { en: 'He uniform', 'zh-CN': 'He 均匀分布' },
    summary: { en: 'For ReLU: twice the variance, by the inputs.', 'zh-CN': '适合 ReLU：方差加倍，由输入的数量决定。' },
  },
  params: {},
  generate: (shape, _, random) => scaled(shape, random, { scale: 2, mode: 'fan_in', distribution: 'uniform' }),
  keras: { className: 'HeUniform', aliases: [] },
});
