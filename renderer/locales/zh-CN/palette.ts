/** @file Words of the palette, Chinese. */
import type { palette as english } from '../en/palette.ts';

export const palette: Record<keyof typeof english, string> = {
  label: '层',
  templates: '模板',
  search: '搜索层',
  nothing: '没有这个名称的层。',
  io: '输入与输出',
  core: '基础',
  convolution: '卷积',
  pooling: '池化',
  normalization: '归一化',
  regularization: '正则化',
  merging: '合并',
};
