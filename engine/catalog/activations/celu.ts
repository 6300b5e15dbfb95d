/** @file CELU. ELU whose slope is continuous for every alpha. */
import { defineActivation } from '../define.ts';
import { p } from '../params.ts';
import { expm1 } from '../support/curves.ts';

export const celu = defineActivation({
  id: 'celu',
  text: {
    title: { en: 'CELU', 'zh-CN': 'CELU' },
    summary: { en: 'ELU whose slope is continuous for every alpha.', 'zh-CN': '对任意 alpha 斜率都连续的 ELU。' },
  },
  params: {
    alpha: p.float({
      text: { label: { en: 'Alpha', 'zh-CN': 'alpha' }, help: { en: 'How far it goes down.', 'zh-CN': '负侧的下限幅度。' } },
      default: 1,
    }),
  },
  byName: true,
  lower: (b, { value: x }, { alpha }) => {
    const below = b.select(b.compare('gt', x, 0), 0, x);
    return { value: b.add(b.one('relu', [x]), b.mul(expm1(b, b.div(below, alpha)), alpha)) };
  },
  keras: { name: 'celu', aliases: [] },
});
