/** @file Random normal. Normal numbers of a given mean and deviation. */
import { defineInitializer } from '../define.ts';
import { deviationParam, fill, meanParam } from '../support/draws.ts';

export const randomNormal = defineInitializer({
  id: 'random_normal',
  text: {
    title: { en: 'Random normal', 'zh-CN': '正态分布' },
    summary: { en: 'Normal numbers of a given mean and deviation.', 'zh-CN': '给定均值与标准差的正态随机数。' },
  },
  params: { mean: meanParam(), stddev: deviationParam() },
  generate: (shape, { mean, stddev }, random) => fill(shape, () => mean + stddev * random.normal()),
  keras: { className: 'RandomNormal', aliases: ['normal'] },
});
