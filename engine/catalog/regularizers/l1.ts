/** @file L1. Adds the size of every weight: many become 0. */
import { defineRegularizer } from '../define.ts';
import { factorParam, l1Penalty } from '../support/penalty.ts';

export const l1 = defineRegularizer({
  id: 'L1',
  text: {
    title: { en: 'L1', 'zh-CN': 'L1' },
    summary: { en: 'Adds the size of every weight: many become 0.', 'zh-CN': '加上每个权重的绝对值：许多权重会变为 0。' },
  },
  params: { l1: factorParam('L1', 0.01) },
  lower: (b, weight, params) => l1Penalty(b, weight, params.l1),
  keras: { className: 'L1', aliases: ['l1'] },
});
