/** @file Threshold. Replaces everything up to a threshold by one value. */
import { defineActivation } from '../define.ts';
import { p } from '../params.ts';

export const threshold = defineActivation({
  id: 'threshold',
  text: {
    title: { en: 'Threshold', 'zh-CN': 'Threshold' },
    summary: { en: 'Replaces everything up to a threshold by one value.', 'zh-CN': '把不超过阈值的数替换为同一个值。' },
  },
  params: {
    threshold: p.float({
      text: {
        label: { en: 'Threshold', 'zh-CN': '阈值' },
        help: { en: 'Larger numbers are kept.', 'zh-CN': '更大的数保持不变。' },
      },
      default: 0,
    }),
    default_value: p.float({
      text: {
        label: { en: 'Value', 'zh-CN': '替换值' },
        help: { en: 'Takes the place of the others.', 'zh-CN': '用于替换其余的数。' },
      },
      default: 0,
    }),
  },
  byName: false,
  lower: (b, { value: x }, params) => ({ value: b.select(b.compare('gt', x, params.threshold), x, params.default_value) }),
  keras: { name: 'threshold', aliases: [] },
});
