/** @file Words of the problems, Chinese. */
import type { problems as english } from '../en/problems.ts';

export const problems: Record<keyof typeof english, string> = {
  none: '没有问题。请点击训练。',
  waiting: '{names} 在等待 {cause}。其他节点保留形状。',
  at: '{type}“{name}”',
  document: '绘图',
  showRest: '再显示 {count} 个',
  announce: '{count} 个问题：{titles}',
  solved: '已没有问题。',
  becomes: '{names} 变为 {shape}',
};
