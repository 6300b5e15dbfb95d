/** @file Constant. All the same number. */
import { defineInitializer } from '../define.ts';
import { p } from '../params.ts';
import { product } from '../support/shapes.ts';

export const constant = defineInitializer({
  id: 'constant',
  text: {
    title: { en: 'Constant', 'zh-CN': '常数' },
    summary: { en: 'All the same number.', 'zh-CN': '全部为同一个数。' },
  },
  params: {
    value: p.float({
      text: { label: { en: 'Value', 'zh-CN': '数值' }, help: { en: 'The number.', 'zh-CN': '这个数。' } },
      default: 0,
    }),
  },
  generate: (shape, { value }) => new Float32Array(product(shape)).fill(value),
  keras: { className: 'Constant', aliases: [] },
});
