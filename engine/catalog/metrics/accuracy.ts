/** @file Accuracy: the share of right answers; what counts as right follows from the target, as Keras chooses. */
import type { Value } from '../../program/types.ts';
import { defineMetric, type TargetContext } from '../define.ts';
import { aligned, labels, lastAxis, meanPartials, meanResult } from '../support/targets.ts';

export const accuracy = defineMetric({
  id: 'accuracy',
  text: {
    title: { en: 'Accuracy', 'zh-CN': '准确率' },
    summary: { en: 'The share of right answers.', 'zh-CN': '正确答案所占的比例。' },
    issues: {},
  },
  params: {},
  partials: (context) => meanPartials(context.b, context.b.cast(right(context), 'f32')),
  result: meanResult,
  direction: 'max',
  keras: {
    name: 'accuracy',
    aliases: [
      'acc',
      'binary_accuracy',
      'BinaryAccuracy',
      'categorical_accuracy',
      'CategoricalAccuracy',
      'sparse_categorical_accuracy',
      'SparseCategoricalAccuracy',
    ],
    legacyClass(prediction, target) {
      if (prediction.shape.at(-1) === 1) return 'BinaryAccuracy';
      return target === 'label' ? 'SparseCategoricalAccuracy' : 'CategoricalAccuracy';
    },
  },
});

/** One score: is it over one half as the target says? Labels: is the best score the label's? Else: is it the target's best? */
function right(context: TargetContext): Value {
  const { b, target } = context;
  const { value } = context.prediction;
  const last = value.shape.at(-1);
  if (last === 1) {
    const both = aligned(context);
    return b.compare('eq', b.cast(b.compare('gt', both.prediction, 0.5), 'f32'), both.target);
  }
  const best = b.one('argmax', [value], { axis: lastAxis(value) });
  const sparse = target.shape.length < value.shape.length || target.shape.at(-1) === 1;
  if (sparse) return b.compare('eq', best, b.cast(labels(context), 'i32'));
  return b.compare('eq', best, b.one('argmax', [target], { axis: lastAxis(target) }));
}
