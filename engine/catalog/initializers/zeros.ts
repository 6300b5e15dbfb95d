/** @file Zeros. All 0. */
import { defineInitializer } from '../define.ts';
import { product } from '../support/shapes.ts';

export const zeros = defineInitializer({
  id: 'zeros',
  text: {
    title: { en: 'Zeros', 'zh-CN': '零' },
    summary: { en: 'All 0.', 'zh-CN': '全部为 0。' },
  },
  params: {},
  generate: (shape) => new Float32Array(product(shape)),
  keras: { className: 'Zeros', aliases: ['zero'] },
});
