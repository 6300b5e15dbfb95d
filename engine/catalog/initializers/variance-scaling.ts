/** @file Variance scaling. The rule behind Glorot, He and LeCun. */
import { defineInitializer } from '../define.ts';
import { p } from '../params.ts';
import { scaled } from '../support/draws.ts';

export const varianceScaling = defineInitializer({
  id: 'variance_scaling',
  text: {
    title: { en: 'Variance scaling', 'zh-CN': '方差缩放' },
    summary: {
      en: 'The rule behind Glorot, He and LeCun, with its own numbers.',
      'zh-CN': 'Glorot、He、LeCun 背后的通用规则，可自定参数。',
    },
  },
  params: {
    scale: p.float({
      text: { label: { en: 'Scale', 'zh-CN': '缩放' }, help: { en: 'Multiplies the variance.', 'zh-CN': '方差的倍数。' } },
      default: 1,
      min: 0,
    }),
    mode: p.choice({
      text: {
        label: { en: 'Mode', 'zh-CN': '模式' },
        help: { en: 'Whether inputs, outputs or their mean count.', 'zh-CN': '按输入、输出还是两者的平均计数。' },
      },
      default: 'fan_in',
      options: ['fan_in', 'fan_out', 'fan_avg'],
    }),
    distribution: p.choice({
      text: {
        label: { en: 'Distribution', 'zh-CN': '分布' },
        help: { en: 'How the numbers are spread.', 'zh-CN': '随机数的分布。' },
      },
      default: 'truncated_normal',
      options: ['truncated_normal', 'untruncated_normal', 'uniform'],
    }),
  },
  generate: (shape, rule, random) => scaled(shape, random, rule),
  keras: { className: 'VarianceScaling', aliases: [] },
});
