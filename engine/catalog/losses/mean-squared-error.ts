/** @file Mean squared error: the mean of (t - y)^2 over the last axis. */
import { defineLoss } from '../define.ts';
import { axisIssues, checkAxis } from '../support/loss-checks.ts';
import { lossFrom } from '../support/loss-config.ts';
import { aligned, lastAxis } from '../support/targets.ts';

const params = Object.freeze({});

/** Mean of (t - y)^2 over the last axis. */
export const meanSquaredError = defineLoss({
  id: 'mean_squared_error',
  brief: { en: 'MSE', 'zh-CN': 'MSE' },
  order: 2,
  text: {
    title: { en: 'Mean squared error', 'zh-CN': '均方误差' },
    summary: {
      en: 'For numbers: the mean of the squared differences.',
      'zh-CN': '用于数值：差的平方的平均值。',
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
    return b.mean(b.mul(difference, difference), [lastAxis(prediction)]);
  },
  keras: {
    className: 'MeanSquaredError',
    name: 'mean_squared_error',
    aliases: ['mse', 'MSE'],
    toConfig: () => ({}),
    fromConfig: (config) => lossFrom(params, config),
  },
});
