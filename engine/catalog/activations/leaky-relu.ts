/** @file Leaky ReLU. ReLU that lets a little of the negative side through. */
import { defineActivation } from '../define.ts';
import { p } from '../params.ts';

export const leakyRelu = defineActivation({
  id: 'leaky_relu',
  text: {
    title: { en: 'Leaky ReLU', 'zh-CN': 'Leaky ReLU' },
    summary: { en: 'ReLU that lets a little of the negative side through.', 'zh-CN': '让负数一侧也略有输出的 ReLU。' },
  },
  params: {
    negative_slope: p.float({
      text: {
        label: { en: 'Negative slope', 'zh-CN': '负斜率' },
        help: { en: 'The slope for numbers under 0.', 'zh-CN': '小于 0 时的斜率。' },
      },
      default: 0.2,
    }),
  },
  byName: true,
  lower: (b, { value: x }, params) => ({ value: b.select(b.compare('gt', x, 0), x, b.mul(x, params.negative_slope)) }),
  keras: { name: 'leaky_relu', aliases: [] },
});
