/** @file Binary cross-entropy: for yes or no, one or several at a time. */
import type { Builder } from '../../program/builder.ts';
import type { Value } from '../../program/types.ts';
import { defineLoss } from '../define.ts';
import { axisIssues, checkAxis, fromLogitsParam, smoothingParam } from '../support/loss-checks.ts';
import { lossFrom } from '../support/loss-config.ts';
import { aligned, clipped, lastAxis, logitsOf } from '../support/targets.ts';

const params = Object.freeze({ from_logits: fromLogitsParam(), label_smoothing: smoothingParam() });

/** Mean over the last axis of softplus(x) - x t for logits x, or of -(t log p + (1 - t) log(1 - p)) for probabilities. */
export const binaryCrossentropy = defineLoss({
  id: 'binary_crossentropy',
  brief: { en: 'binary cross-entropy', 'zh-CN': '二元交叉熵' },
  order: 5,
  text: {
    title: { en: 'Binary cross-entropy', 'zh-CN': '二元交叉熵' },
    summary: {
      en: 'For yes or no, one question or several: how surprised the probabilities are.',
      'zh-CN': '用于是或否的问题（一个或多个）。',
    },
    issues: axisIssues,
  },
  params,
  target: 'same-shape',
  answers: 'yes-no',
  check: checkAxis,
  activation: ({ from_logits }) => (from_logits ? 'linear' : 'sigmoid'),
  lower(context, { from_logits, label_smoothing }) {
    const { b, prediction } = context;
    const plain = aligned(context).target;
    const target = label_smoothing === 0 ? plain : b.add(b.mul(plain, 1 - label_smoothing), 0.5 * label_smoothing);
    const logits = logitsOf(prediction, from_logits);
    const each = logits
      ? b.sub(b.one('softplus', [logits]), b.mul(logits, target))
      : surprise(b, target, clipped(b, prediction.value));
    return b.mean(each, [lastAxis(each)]);
  },
  keras: {
    className: 'BinaryCrossentropy',
    name: 'binary_crossentropy',
    aliases: ['bce', 'BCE'],
    toConfig: (values) => ({ ...values }),
    fromConfig: (config) => lossFrom(params, config),
  },
});

function surprise(b: Builder, target: Value, probability: Value): Value {
  const yes = b.mul(target, b.log(probability));
  const no = b.mul(b.sub(1, target), b.log(b.sub(1, probability)));
  return b.neg(b.add(yes, no));
}
