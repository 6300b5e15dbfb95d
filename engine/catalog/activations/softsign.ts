/** @file Softsign. Squeezes into -1 to 1 more gently than tanh: x / (1 + |x|). */
import { defineActivation } from '../define.ts';

export const softsign = defineActivation({
  id: 'softsign',
  text: {
    title: { en: 'Softsign', 'zh-CN': 'Softsign' },
    summary: {
      en: 'Squeezes into -1 to 1 more gently than tanh: x / (1 + |x|).',
      'zh-CN': '比 tanh 更缓和地压缩到 -1 到 1：x / (1 + |x|)。',
    },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: b.div(x, b.add(b.one('abs', [x]), 1)) }),
  keras: { name: 'softsign', aliases: [] },
});
