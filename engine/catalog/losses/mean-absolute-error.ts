/** @file Mean absolute error: the mean of |t - y| over the last axis. */
import { defineLoss } from '../define.ts';
import { axisIssues, checkAxis } from '../support/loss-checks.ts';
import { lossFrom } from '../support/loss-config.ts';
import { aligned, lastAxis } from '../support/targets.ts';

const params = Object.freeze({});

/** Mean of |t - y| over the last axis. */
export const meanAbsoluteError = defineLoss({
  id: 'mean_absolute_error',
  brief: { en: 'MAE', 'zh-CN': 'MAE' },
  order: 3,
  text: {
    title: { en: 'Mean absolute error', 'zh-CN': '平均绝对误差' },
    summary: {
      en: 'For numbers: the mean of the differences; outliers count less.',
      'zh-CN': '用于数值：差的绝对值的平均值，异常值影响较小。',
    },
    issues: axisIssues,
  },
  params,
  target: 'same-shape',
  answers: 'amount',
  check: checkAxis,
  activation: () => 'linear',
  lower(context) {
    const { b } = context;
    const { target, prediction } = aligned(context);
    const difference = b.sub(target, prediction);
    return b.mean(b.one('abs', [difference]), [lastAxis(prediction)]);
  },
  keras: {
    className: 'MeanAbsoluteError',
    name: 'mean_absolute_error',
    aliases: ['mae', 'MAE'],
    toConfig: () => ({}),
    fromConfig: (config) => lossFrom(params, config),
  },
});
