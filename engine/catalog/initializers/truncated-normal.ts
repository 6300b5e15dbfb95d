/** @file Truncated normal. Normal numbers, none further than two deviations from the mean. */
import { defineInitializer } from '../define.ts';
import { deviationParam, fill, meanParam, truncated } from '../support/draws.ts';

export const truncatedNormal = defineInitializer({
  id: 'truncated_normal',
  text: {
    title: { en: 'Truncated normal', 'zh-CN': '截断正态分布' },
    summary: {
      en: 'Normal numbers, none further than two deviations from the mean.',
      'zh-CN': '正态随机数，与均值相差不超过两个标准差。',
    },
  },
  params: { mean: meanParam(), stddev: deviationParam() },
  generate: (shape, { mean, stddev }, random) => fill(shape, () => mean + stddev * truncated(random)),
  keras: { className: 'TruncatedNormal', aliases: [] },
});
