/** @file LeCun uniform. For SELU: variance 1 over the inputs. */
import { defineInitializer } from '../define.ts';
import { scaled } from '../support/draws.ts';

export const lecunUniform = defineInitializer({
  id: 'lecun_uniform',
  text: {
    title: { en: 'LeCun uniform', 'zh-CN': 'LeCun 均匀分布' },
    summary: { en: 'For SELU: variance 1 over the inputs.', 'zh-CN': '适合 SELU：方差为输入数量的倒数。' },
  },
  params: {},
  generate: (shape, _, random) => scaled(shape, random, { scale: 1, mode: 'fan_in', distribution: 'uniform' }),
  keras: { className: 'LecunUniform', aliases: [] },
});
