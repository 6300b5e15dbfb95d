/** @file Output: what the model answers, bound to a target column, a loss and metrics. */
import type { Text } from '../../../core/language.ts';
import { defineLayer, type Insert, type LossDefinition, type Target } from '../../define.ts';
import { losses } from '../../losses/index.ts';
import { metrics } from '../../metrics/index.ts';
import { p } from '../../params.ts';
import { gives, product } from '../../support/shapes.ts';

const params = Object.freeze({
  loss: p.ref({
    text: {
      label: { en: 'Loss', 'zh-CN': '损失' },
      help: {
        en: 'What training makes small: a cross-entropy for classes, a squared error for numbers.',
        'zh-CN': '训练要减小的量：分类用交叉熵，数值用均方误差。',
      },
    },
    default: Object.freeze({ type: 'sparse_categorical_crossentropy', params: Object.freeze({}) }),
    registry: 'losses',
    options: () => losses,
  }),
  loss_weight: p.float({
    text: {
      label: { en: 'Loss weight', 'zh-CN': '损失权重' },
      help: { en: 'How much this output counts beside others.', 'zh-CN': '相对于其他输出的重要程度。' },
    },
    default: 1,
    advanced: true,
  }),
  metrics: p.refs({
    text: {
      label: { en: 'Metrics', 'zh-CN': '指标' },
      help: { en: 'What is measured beside the loss.', 'zh-CN': '除损失外要衡量的量。' },
    },
    default: Object.freeze([Object.freeze({ type: 'accuracy', params: Object.freeze({}) })]),
    registry: 'metrics',
    options: () => metrics,
  }),
});

export const output = defineLayer({
  id: 'Output',
  version: 1,
  family: 'io',
  order: 2,
  icon: 'M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M7 12a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0',
  keywords: ['loss', 'target', 'label', 'metric', '损失', '目标', '标签'],
  text: {
    title: { en: 'Output', 'zh-CN': '输出' },
    summary: { en: 'What the model answers, and how the answer is judged.', 'zh-CN': '模型的回答，以及如何评判它。' },
    docs: {
      what: {
        en: 'Compares the answer with a column of the data by the loss; training makes the loss small.',
        'zh-CN': '用损失把回答与数据中的一列比较；训练使损失变小。',
      },
      when: { en: 'Every model ends with one; several outputs are allowed.', 'zh-CN': '每个模型都以它结束，可以有多个输出。' },
      formula: 'loss = mean(L(target, y))',
      example: {
        en: 'Ten scores from softmax and the digit as a label: sparse_categorical_crossentropy.',
        'zh-CN': '十个 softmax 分数与数字标签：使用 sparse_categorical_crossentropy。',
      },
    },
    issues: sentences(),
    heads: {
      'loss.no-axis': { en: 'gets a single number', 'zh-CN': '收到单个数' },
      'loss.one-class': { en: 'gets one score only', 'zh-CN': '只收到一个分数' },
      'loss.not-scores': { en: 'gets no list of scores', 'zh-CN': '收到的不是分数列表' },
      'metric.label-target': { en: 'has a metric that does not fit', 'zh-CN': '的指标不合适' },
    },
  },
  role: 'output',
  leadIn,
  params,
  inputs: [{ name: 'input', accepts: 'float' }],
  outputs: [],
  brief: ({ loss }, language = 'en') => [
    Object.values<LossDefinition>(losses).find((each) => each.id === loss.type)?.brief[language] ?? loss.type,
  ],
  infer: () => gives(),
  weights: () => [],
  lower: (_, inputs) => inputs,
  mask: 'pass',
  multiplyAdds: () => 0,
  keras: {
    className: 'Output',
    toConfig: () => ({}),
    fromConfig: () => ({ loss: params.loss.default, loss_weight: 1, metrics: [] }),
  },
  examples: [{ params: {}, inputs: [[10]], output: [], weights: 0 }],
});

/** A label is one of so many scores, else as many numbers as the target has, in its shape. */
function leadIn(shape: readonly number[], target: Target): readonly Insert[] {
  const flatten: readonly Insert[] = shape.length > 1 ? [{ type: 'Flatten', params: {} }] : [];
  const dense = (units: number, activation: string): Insert => ({ type: 'Dense', params: { units, activation } });
  const { classes } = target;
  if (classes !== undefined) {
    return shape.length === 1 && shape[0] === classes ? [] : [...flatten, dense(classes, 'softmax')];
  }
  const trim = (lengths: readonly number[]): string => String(lengths.at(-1) === 1 ? lengths.slice(0, -1) : lengths);
  if (trim(shape) === trim(target.shape)) return [];
  const reshape: readonly Insert[] =
    target.shape.length > 1 ? [{ type: 'Reshape', params: { target_shape: [...target.shape] } }] : [];
  if (product(shape) === product(target.shape)) return reshape.length > 0 ? reshape : flatten;
  return [...flatten, dense(product(target.shape), 'linear'), ...reshape];
}

/** The words for what losses and metrics find wrong stand with them. */
function sentences(): Readonly<Record<string, Text>> {
  return Object.assign({}, ...[...Object.values(losses), ...Object.values(metrics)].map((definition) => definition.text.issues));
}
