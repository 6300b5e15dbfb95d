/** @file ELU. As ReLU, but bends softly towards -alpha below 0. */
import { defineActivation } from '../define.ts';
import { p } from '../params.ts';
import { elu as curve } from '../support/curves.ts';

export const elu = defineActivation({
  id: 'elu',
  text: {
    title: { en: 'ELU', 'zh-CN': 'ELU' },
    summary: { en: 'As ReLU, but bends softly towards -alpha below 0.', 'zh-CN': '类似 ReLU，但在 0 以下平滑地趋向 -alpha。' },
  },
  params: {
    alpha: p.float({
      text: { label: { en: 'Alpha', 'zh-CN': 'alpha' }, help: { en: 'How far it goes down.', 'zh-CN': '负侧的下限幅度。' } },
      default: 1,
    }),
  },
  byName: true,
  lower: (b, { value: x }, params) => ({ value: curve(b, x, 1, params.alpha) }),
  keras: { name: 'elu', aliases: [] },
});
