/** @file Hard shrink. Makes small numbers 0 and keeps the others. */
import { defineActivation } from '../define.ts';
import { p } from '../params.ts';

export const hardShrink = defineActivation({
  id: 'hard_shrink',
  text: {
    title: { en: 'Hard shrink', 'zh-CN': 'Hard shrink' },
    summary: { en: 'Makes small numbers 0 and keeps the others.', 'zh-CN': '把较小的数变为 0，其余保持不变。' },
  },
  params: {
    threshold: p.float({
      text: { label: { en: 'Threshold', 'zh-CN': '阈值' }, help: { en: 'What counts as small.', 'zh-CN': '多小算小。' } },
      default: 0.5,
    }),
  },
  byName: true,
  lower: (b, { value: x }, params) => ({ value: b.select(b.compare('gt', b.one('abs', [x]), params.threshold), x, 0) }),
  keras: { name: 'hard_shrink', aliases: [] },
});
