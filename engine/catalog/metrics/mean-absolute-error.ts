/** @file Mean absolute error as a metric. */
import { defineMetric } from '../define.ts';
import { checkSameShape, comparisonIssues } from '../support/metric-checks.ts';
import { aligned, meanPartials, meanResult } from '../support/targets.ts';

export const meanAbsoluteError = defineMetric({
  id: 'mean_absolute_error',
  text: {
    title: { en: 'Mean absolute error', 'zh-CN': '平均绝对误差' },
    summary: {
      en: 'For numbers: the mean of the differences; outliers count less.',
      'zh-CN': '用于数值：差的绝对值的平均值，异常值影响较小。',
    },
    issues: comparisonIssues,
  },
  params: {},
  check: checkSameShape,
  partials(context) {
    const { b } = context;
    const { target, prediction } = aligned(context);
    const difference = b.sub(target, prediction);
    return meanPartials(b, b.one('abs', [difference]));
  },
  result: meanResult,
  direction: 'min',
  keras: { name: 'mean_absolute_error', aliases: ['mae', 'MAE', 'MeanAbsoluteError'] },
});
