/** @file LeCun normal. For SELU: variance 1 over the inputs. */
import { defineInitializer } from '../define.ts';
import { scaled } from '../support/draws.ts';

export const lecunNormal = defineInitializer({
  id: 'lecun_normal',
  text: {
    title: { en: 'LeCun normal', 'zh-CN': 'LeCun 正态分布' },
    summary: { en: 'For SELU: variance 1 over the inputs.', 'zh-CN': '适合 SELU：方差为输入数量的倒数。' },
  },
  params: {},
  generate: (shape, _, random) => scaled(shape, random, { scale: 1, mode: 'fan_in', distribution: 'truncated_normal' }),
  keras: { className: 'LecunNormal', aliases: [] },
});
