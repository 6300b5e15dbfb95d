/** @file Random uniform. Numbers spread evenly between two bounds. */
import { defineInitializer } from '../define.ts';
import { p } from '../params.ts';
import { fill } from '../support/draws.ts';

const bound = (label: { en: string; 'zh-CN': string }, value: number) =>
  p.float({ text: { label, help: { en: 'A bound of the numbers.', 'zh-CN': '数值的边界。' } }, default: value });

export const randomUniform = defineInitializer({
  id: 'random_uniform',
  text: {
    title: { en: 'Random uniform', 'zh-CN': '均匀分布' },
    summary: { en: 'Numbers spread evenly between two bounds.', 'zh-CN': '在两个边界之间均匀分布的随机数。' },
  },
  params: {
    minval: bound({ en: 'Smallest', 'zh-CN': '最小值' }, -0.05),
    maxval: bound({ en: 'Largest', 'zh-CN': '最大值' }, 0.05),
  },
  generate: (shape, { minval, maxval }, random) => fill(shape, () => minval + (maxval - minval) * random.uniform()),
  keras: { className: 'RandomUniform', aliases: ['uniform'] },
});
