/** @file Softplus. A smooth ReLU: log(1 + exp(x)). */
import { defineActivation } from '../define.ts';

export const softplus = defineActivation({
  id: 'softplus',
  text: {
    title: { en: 'Softplus', 'zh-CN': 'Softplus' },
    summary: { en: 'A smooth ReLU: log(1 + exp(x)).', 'zh-CN': '平滑的 ReLU：log(1 + exp(x))。' },
  },
  params: {},
  byName: true,
  lower: (b, { value: x }) => ({ value: b.one('softplus', [x]) }),
  keras: { name: 'softplus', aliases: [] },
});
