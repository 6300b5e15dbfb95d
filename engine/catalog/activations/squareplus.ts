/** @file Squareplus. A smooth ReLU without exp: (x + √(x² + b)) / 2. */
import { defineActivation } from '../define.ts';
import { p } from '../params.ts';

export const squareplus = defineActivation({
  id: 'squareplus',
  text: {
    title: { en: 'Squareplus', 'zh-CN': 'Squareplus' },
    summary: { en: 'A smooth ReLU without exp: (x + √(x² + b)) / 2.', 'zh-CN': '不用 exp 的平滑 ReLU：(x + √(x² + b)) / 2。' },
  },
  params: {
    b: p.float({
      text: {
        label: { en: 'Smoothness', 'zh-CN': '平滑度' },
        help: { en: 'How round the bend is.', 'zh-CN': '拐弯处的圆滑程度。' },
      },
      default: 4,
    }),
  },
  byName: true,
  lower: (b, { value: x }, params) => ({ value: b.div(b.add(x, b.sqrt(b.add(b.mul(x, x), params.b))), 2) }),
  keras: { name: 'squareplus', aliases: [] },
});
