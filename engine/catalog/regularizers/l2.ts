/** @file L2. Adds the square of every weight: none grows large. */
import { defineRegularizer } from '../define.ts';
import { factorParam, l2Penalty } from '../support/penalty.ts';

export const l2 = defineRegularizer({
  id: 'L2',
  text: {
    title: { en: 'L2', 'zh-CN': 'L2' },
    summary: { en: 'Adds the square of every weight: none grows large.', 'zh-CN': '加上每个权重的平方：权重不会变大。' },
  },
  params: { l2: factorParam('L2', 0.01) },
  againstOverfitting: { l2: 0.001 },
  lower: (b, weight, params) => l2Penalty(b, weight, params.l2),
  keras: { className: 'L2', aliases: ['l2'] },
});
