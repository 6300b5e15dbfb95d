/** @file Soft shrink. Moves every number towards 0 by the threshold. */
import { defineActivation } from '../define.ts';
import { p } from '../params.ts';

export const softShrink = defineActivation({
  id: 'soft_shrink',
  text: {
    title: { en: 'Soft shrink', 'zh-CN': 'Soft shrink' },
    summary: { en: 'Moves every number towards 0 by the threshold.', 'zh-CN': '把每个数向 0 移动一个阈值。' },
  },
  params: {
    threshold: p.float({
      text: { label: { en: 'Threshold', 'zh-CN': '阈值' }, help: { en: 'How far numbers move.', 'zh-CN': '移动的距离。' } },
      default: 0.5,
    }),
  },
  byName: true,
  lower: (b, { value: x }, { threshold }) => {
    const below = b.select(b.compare('lt', x, -threshold), b.add(x, threshold), 0);
    return { value: b.select(b.compare('gt', x, threshold), b.sub(x, threshold), below) };
  },
  keras: { name: 'soft_shrink', aliases: [] },
});
