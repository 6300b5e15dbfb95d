/** @file Words of the training tab, Chinese. */
import type { training as english } from '../en/training.ts';

export const training: Record<keyof typeof english, string> = {
  epoch: '轮',
  step: '步',
  examplesPerSecond: '样本/秒',
  elapsed: '已用时间',
  best: '最佳验证准确率',
  bestLoss: '最佳验证损失',
  bestEpoch: '第 {epoch} 轮',
  ofTotal: '{done} / {total}',
  loss: '损失',
  accuracy: '准确率',
  axis: '轮',
  emptyLoss: '点击“训练”，看损失下降。',
  emptyAccuracy: '点击“训练”，看\u2060准确率上升。',
  smoothed: '平滑 {factor}',
  probe: '{title}：各轮的值',
  probeHint: '用左右键读取每一轮的值',
  chartMenu: '{title}：刻度与文件',
  logScale: '对数刻度',
  saveCsv: '将数值存为 CSV',
  savePng: '将图存为 PNG',
  smoothTip: '训练曲线的平滑程度，点击可更改',
  train: '训练',
  validation: '验证',
  chartLabel: '{title}随轮数变化',
};
