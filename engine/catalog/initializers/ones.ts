/** @file Ones. All 1. */
import { defineInitializer } from '../define.ts';
import { product } from '../support/shapes.ts';

export const ones = defineInitializer({
  id: 'ones',
  text: {
    title: { en: 'Ones', 'zh-CN': '一' },
    summary: { en: 'All 1.', 'zh-CN': '全部为 1。' },
  },
  params: {},
  generate: (shape) => new Float32Array(product(shape)).fill(1),
  keras: { className: 'Ones', aliases: ['one'] },
});
