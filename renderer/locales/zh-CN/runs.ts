/** @file Words of the list of runs, Chinese. */
import type { runs as english } from '../en/runs.ts';

export const runs: Record<keyof typeof english, string> = {
  empty: '还没有记录。点击“训练”开始第一次。',
  run: '记录',
  runNumber: '记录 {number}',
  started: '开始时间',
  status: '状态',
  epochs: '轮数',
  time: '用时',
  testAccuracy: '测试准确率',
  testLoss: '测试损失',
  validationAccuracy: '验证准确率',
  optimizer: '优化器',
  resume: '继续',
  show: '查看结果',
  shown: '正在查看',
  preparing: '正在准备',
  running: '运行中',
  paused: '已暂停',
  completed: '已完成',
  stopped: '已停止',
  interrupted: '已中断',
  nan: '数值异常',
  failed: '失败',
  today: '今天 {time}',
  yesterday: '昨天 {time}',
};
