/** @file Categorical cross-entropy: for targets that hold a probability for each class. */
import { defineLoss } from '../define.ts';
import { checkClasses, classIssues, fromLogitsParam, smoothingParam } from '../support/loss-checks.ts';
import { lossFrom } from '../support/loss-config.ts';
import { aligned, clipped, lastAxis, logitsOf } from '../support/targets.ts';

const params = Object.freeze({ from_logits: fromLogitsParam(), label_smoothing: smoothingParam() });

/** -sum t log softmax(scores). Probabilities without logits are divided by their sum and clipped, as in Keras. */
export const categoricalCrossentropy = defineLoss({
  id: 'categorical_crossentropy',
  brief: { en: 'cross-entropy', 'zh-CN': '交叉熵' },
  order: 4,
  text: {
    title: { en: 'Categorical cross-entropy', 'zh-CN': '分类交叉熵' },
    summary: {
      en: 'For classes given as one column each (one-hot): how surprised the scores are.',
      'zh-CN': '用于独热编码的类别：目标分布与预测分布的交叉熵。',
    },
    issues: classIssues,
  },
  params,
  target: 'same-shape',
  answers: 'class',
  check: checkClasses,
  activation: ({ from_logits }) => (from_logits ? 'linear' : 'softmax'),
  lower(context, { from_logits, label_smoothing }) {
    const { b, prediction } = context;
    const axis = lastAxis(prediction.value);
    const classes = prediction.value.shape[axis] as number;
    const plain = aligned(context).target;
    const target = label_smoothing === 0 ? plain : b.add(b.mul(plain, 1 - label_smoothing), label_smoothing / classes);
    const logits = logitsOf(prediction, from_logits);
    const share = () => b.div(prediction.value, b.sum(prediction.value, [axis], true));
    const logs = logits ? b.one('log_softmax', [logits]) : b.log(clipped(b, share()));
    return b.neg(b.sum(b.mul(target, logs), [axis]));
  },
  keras: {
    className: 'CategoricalCrossentropy',
    name: 'categorical_crossentropy',
    aliases: [],
    toConfig: (values) => ({ ...values }),
    fromConfig: (config) => lossFrom(params, config),
  },
});
