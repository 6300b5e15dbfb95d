/** @file Words of fields that refuse what was typed, Chinese. */
import type { fields as english } from '../en/fields.ts';

export const fields: Record<keyof typeof english, string> = {
  empty: '这里需要一个数。',
  whole: '这里需要整数，“{text}”不是整数。',
  number: '“{text}”不是数。请写成 0.001 或 1e-3 的形式。',
  least: '至少为 {min}。',
  most: '至多为 {max}。',
  above: '应大于 {min}。',
  below: '应小于 {max}。',
  between: '应在 {min} 到 {max} 之间。',
  inside: '应大于 {min} 且小于 {max}。',
  tuple: '这里需要整数：3，或 {example}。',
  shape: '这里需要整数，例如 28 × 28 × 1。',
  openShape: '这里需要整数，例如 28 × 28 × 1；其中一个可为 -1。',
};
