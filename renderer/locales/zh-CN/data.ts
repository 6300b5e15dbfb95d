/** @file Words of the data tab, Chinese. */
import type { data as english } from '../en/data.ts';

export const data: Record<keyof typeof english, string> = {
  source: '来源',
  columns: '列',
  name: '名称',
  shape: '形状',
  type: '类型',
  range: '范围',
  usedBy: '使用者',
  classes: '{count} 个类别',
  counts: '样本',
  trainCount: '用于训练',
  validationCount: '用于验证',
  testCount: '用于测试',
  unused: '未使用',
  unknown: '数据尚未读取。',
  noData: '此图纸没有指定数据。请在训练设置中选择来源。',
};
