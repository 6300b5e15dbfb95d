/** @file Words of the start page, Chinese. */
import type { start as english } from '../en/start.ts';

export const start: Record<keyof typeof english, string> = {
  title: '开始一张图纸',
  recent: '最近的图纸',
  noRecent: '保存的图纸会显示在这里。',
  open: '打开',
  openDrawing: '打开图纸',
  importModel: '导入 Keras 模型',
  drop: '或者把文件拖到窗口的任意位置。',
  noRuns: '没有记录',
  runsBest: '{count} 条记录，最佳 {best}',
  runs: '{count} 条记录',
  runsPaused: '训练已暂停，第 {epoch} / {epochs} 轮',
  runsCutOff: '在第 {epoch} / {epochs} 轮中断',
  runsRunning: '训练中，第 {epoch} / {epochs} 轮',
  imported: '模型已打开，权重在记录列表中。',
  wrongFile: '{name} 不是 Layerloom 能读取的文件：.loom、.keras、.h5、.npz 或 .npy',
};
