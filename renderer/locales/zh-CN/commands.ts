/** @file Words of the commands, Chinese. */
import type { commands as english } from '../en/commands.ts';

export const commands: Record<keyof typeof english, string> = {
  'add-node': '添加层',
  'append-node': '追加层',
  'apply-fix': '修复',
  'clear-selection': '取消选择',
  connect: '连线',
  'move-nodes': '移动',
  redo: '重做',
  'remove-selection': '删除',
  'rename-node': '重命名',
  'select-all': '全选',
  select: '选择',
  'set-data-column': '选择列',
  'set-data-source': '选择数据',
  'set-document-name': '命名绘图',
  'set-param': '修改参数',
  'set-training': '修改训练设置',
  undo: '撤销',
};
