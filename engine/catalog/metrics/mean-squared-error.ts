/** @file Mean squared error as a metric. */
import { defineMetric } from '../define.ts';
import { checkSameShape, comparisonIssues } from '../support/metric-checks.ts';
import { aligned, meanPartials, meanResult } from '../support/targets.ts';

export const meanSquaredError = defineMetric({
  id: 'mean_squared_error',
  text: {
    title: { en: 'Mean squared error', 'zh-CN': '均方误差' },
    summary: { en: 'For numbers: the mean of the squared differences.', 'zh-CN': '用于数值：差的平方的平均值。' },
    issues: comparisonIssues,
  },
  params: {},
  check: checkSameShape,
  partials(context) {
    const { b } = context;
    const { target, prediction } = aligned(context);
    const difference = b.sub(target, prediction);
    return meanPartials(b, b.mul(difference, difference));
  },
  result: meanResult,
  direction: 'min',
  keras: { name: 'mean_squared_error', aliases: ['mse', 'MSE', 'MeanSquaredError'] },
});
