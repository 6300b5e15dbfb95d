/** @file Words of the pad and of what is typed beside it, Chinese. */
import type { pad as english } from '../en/pad.ts';

export const pad: Record<keyof typeof english, string> = {
  draw: '画一画',
  drawDigit: '写一个数字',
  clear: '清除',
  undo: '撤销手写板上的一步',
  label: '手写板',
  hint: '在这里写一个数字',
  keys: '按 0 到 9 写入数字，退格键清除，Ctrl+Z 撤销',
  sees: '网络所见',
  guess: '猜测',
  untrained: '未训练',
  fromStep: '第 {step} 步',
  fromEpoch: '第 {epoch} 轮',
  fromRun: '记录 {number}',
  best: '{run}，最佳',
  lastTip: '此记录的最后权重，点击换成最佳权重',
  bestTip: '此记录的最佳权重，点击换成最后权重',
  none: '从输入接线到输出后，就可以在这里试用网络。',
  oneNumber: '一个数',
  number: '{name}，第 {place} 个数',
  notNumber: '“{text}”不是数。',
  notWhole: '“{text}”不是整数。',
  count: '需要 {wanted} 个数，现有 {given} 个。',
  all: '{wanted} 个数，用空格或逗号分隔',
  more: '另有 {count} 个',
};
