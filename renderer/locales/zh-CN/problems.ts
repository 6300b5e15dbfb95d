/** @file Words of the problems, Chinese. */
import type { problems as english } from '../en/problems.ts';

export const problems: Record<keyof typeof english, string> = {
  none: '没有问题。请点击训练。',
  waiting: '{names}：等待前面的节点。其他节点保留形状。',
  at: '{type}“{name}”',
  document: '绘图',
  show: '显示',
};
