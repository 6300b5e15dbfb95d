/** @file Hard SiLU. A SiLU made of straight lines and a parabola. */
import { defineActivation } from '../define.ts';
import { hardSigmoid } from '../support/curves.ts';

export const hardSilu = defineActivation({
  id: 'hard_silu',
  text: {
    title: { en: 'Hard SiLU', 'zh-CN': 'Hard SiLU' },
    summary: { en: 'A SiLU made of straight lines and a parabola.', 'zh-CN': '由直线和抛物线构成的 SiLU。' },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: b.mul(x, hardSigmoid(b, x)) }),
  keras: { name: 'hard_silu', aliases: ['hard_swish'] },
});
