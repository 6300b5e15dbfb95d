/** @file What is known of the built-in samples without reading them: the page needs it for shapes and issues. */
import type { Column } from './types.ts';

export const mnistColumns: readonly [Column, Column] = [
  {
    name: 'image',
    shape: [28, 28, 1],
    dtype: 'f32',
    range: [0, 1],
    text: { en: 'picture ÷ 255', 'zh-CN': '图片 ÷ 255' },
  },
  {
    name: 'label',
    shape: [],
    dtype: 'i32',
    classes: 10,
    range: [0, 9],
    text: { en: 'MNIST label', 'zh-CN': 'MNIST 标签' },
  },
];

export interface Sample {
  readonly id: string;
  readonly title: { readonly en: string; readonly 'zh-CN': string };
  readonly columns: readonly Column[];
  readonly length: number;
  readonly testLength: number;
}

export const samples: readonly Sample[] = [
  { id: 'mnist', title: { en: 'MNIST', 'zh-CN': 'MNIST' }, columns: mnistColumns, length: 60_000, testLength: 10_000 },
];

export function findSample(id: string): Sample | null {
  return samples.find((sample) => sample.id === id) ?? null;
}
