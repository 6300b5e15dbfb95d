/** @file Words of the canvas, Chinese. */
import type { canvas as english } from '../en/canvas.ts';

export const canvas: Record<keyof typeof english, string> = {
  label: '画布',
  empty: '点击面板中的层，或把它拖到这里。',
  problem: '有问题',
  notWired: '未接线',
  waits: '等待 {name}',
  classes: '{count} 个类别',
  params: '{value} 参数',
  zoomIn: '放大',
  zoomOut: '缩小',
  zoomReset: '缩放到 100 %',
  zoomFit: '显示全部',
  refuse_self: '节点不能连接自身。',
  refuse_cycle: '此连线会形成环：{target} 已经通向 {source}。',
  refuse_taken: '{target} 此处已有连线。请先移除，或用 Add、Concatenate 合并。',
  refuse_dtype: '{type} 需要小数；{source} 给出的是类别。标签应作为 Output 的目标。',
};
