/** @file Sparse categorical cross-entropy: how surprised the scores are by the right class, given as a whole number. */
import { defineLoss } from '../define.ts';
import { checkScores, fromLogitsParam, scoreIssues } from '../support/loss-checks.ts';
import { lossFrom } from '../support/loss-config.ts';
import { clipped, labels, logitsOf } from '../support/targets.ts';

const params = Object.freeze({ from_logits: fromLogitsParam() });

/** -log softmax(scores)[label]. Probabilities without logits are clipped and go through their logarithm, as in Keras. */
export const sparseCategoricalCrossentropy = defineLoss({
  id: 'sparse_categorical_crossentropy',
  brief: { en: 'cross-entropy', 'zh-CN': '交叉熵' },
  order: 1,
  text: {
    title: { en: 'Sparse categorical cross-entropy', 'zh-CN': '稀疏分类交叉熵' },
    summary: {
      en: 'For classes given as whole numbers: how surprised the scores are by the right one.',
      'zh-CN': '用于以整数给出的类别：正确类别的对数概率取负。',
    },
    issues: scoreIssues,
  },
  params,
  target: 'label',
  answers: 'class',
  check: checkScores,
  activation: ({ from_logits }) => (from_logits ? 'linear' : 'softmax'),
  lower(context, { from_logits }) {
    const { b, prediction } = context;
    const logits = logitsOf(prediction, from_logits) ?? b.log(clipped(b, prediction.value));
    return b.one('softmax_cross_entropy', [logits, labels(context)]);
  },
  keras: {
    className: 'SparseCategoricalCrossentropy',
    name: 'sparse_categorical_crossentropy',
    aliases: [],
    toConfig: (values) => ({ ...values }),
    fromConfig: (config) => lossFrom(params, config),
  },
});
