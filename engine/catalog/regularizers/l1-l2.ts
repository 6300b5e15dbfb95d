/** @file L1L2. Both penalties together. */
import { defineRegularizer } from '../define.ts';
import { factorParam, l1Penalty, l2Penalty } from '../support/penalty.ts';

export const l1L2 = defineRegularizer({
  id: 'L1L2',
  text: {
    title: { en: 'L1 and L2', 'zh-CN': 'L1 与 L2' },
    summary: { en: 'Both penalties together.', 'zh-CN': '同时使用两种惩罚。' },
  },
  params: { l1: factorParam('L1', 0), l2: factorParam('L2', 0) },
  lower: (b, weight, { l1, l2 }) => b.add(l1Penalty(b, weight, l1), l2Penalty(b, weight, l2)),
  keras: { className: 'L1L2', aliases: ['l1_l2', 'l1l2'] },
});
