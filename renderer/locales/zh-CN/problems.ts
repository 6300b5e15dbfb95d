/** @file Words of the problems, Chinese. */
import type { problems as english } from '../en/problems.ts';

export const problems: Record<keyof typeof english, string> = {
  none: '没有问题。请点击训练。',
  waiting: '{names}在等待 {cause}。其他节点保留形状。',
  at: '{type}“{name}”',
  document: '绘图',
  becomes: '{names}变为 {shape}',
};
