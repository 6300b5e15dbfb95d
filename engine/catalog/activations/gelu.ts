/** @file GELU. Weights each number by the probability that a normal one is smaller: x·P(X ≤ x). */
import type { Value } from '../../program/types.ts';
import { defineActivation } from '../define.ts';
import { p } from '../params.ts';

export const gelu = defineActivation({
  id: 'gelu',
  text: {
    title: { en: 'GELU', 'zh-CN': 'GELU' },
    summary: {
      en: 'Weights each number by the probability that a normal one is smaller: x·P(X ≤ x).',
      'zh-CN': '按正态变量更小的概率给每个数加权：x·P(X ≤ x)。',
    },
  },
  params: {
    approximate: p.bool({
      text: {
        label: { en: 'Approximate', 'zh-CN': '近似' },
        help: { en: 'Uses a formula with tanh, which is cheaper.', 'zh-CN': '使用 tanh 近似公式，计算更快。' },
      },
      default: false,
    }),
  },
  byName: true,
  lower: (b, { value: x }, { approximate }) => {
    const cube = (): Value => b.mul(x, b.mul(x, x));
    const inner = approximate
      ? b.one('tanh', [b.mul(b.add(x, b.mul(cube(), 0.044715)), Math.sqrt(2 / Math.PI))])
      : b.one('erf', [b.div(x, Math.SQRT2)]);
    return { value: b.mul(b.mul(x, 0.5), b.add(inner, 1)) };
  },
  keras: { name: 'gelu', aliases: [] },
});
