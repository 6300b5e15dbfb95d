/** @file Stochastic gradient descent with momentum, as Keras 3 computes it (keras/src/optimizers/sgd.py). */
import { defineOptimizer } from '../define.ts';
import { p } from '../params.ts';
import { learningRateParam, optimizerFrom } from '../support/optimizer-params.ts';

const params = Object.freeze({
  learning_rate: learningRateParam(0.01),
  momentum: p.float({
    text: {
      label: { en: 'Momentum', 'zh-CN': '动量' },
      help: { en: 'How much of the last step is kept, from 0 to 1.', 'zh-CN': '保留上一步的比例，0 到 1。' },
    },
    default: 0,
    min: 0,
    max: 1,
  }),
  nesterov: p.bool({
    text: {
      label: { en: 'Nesterov', 'zh-CN': 'Nesterov 动量' },
      help: { en: 'Looks ahead along the momentum before the step.', 'zh-CN': '沿动量方向提前一步再更新。' },
    },
    default: false,
    visible: (values) => values['momentum'] !== 0,
  }),
});

/** velocity = momentum velocity - lr g; weight += velocity, or with nesterov momentum velocity - lr g. */
export const sgd = defineOptimizer({
  id: 'SGD',
  text: {
    title: { en: 'SGD', 'zh-CN': 'SGD' },
    summary: {
      en: 'Steps against the gradient. Simple, needs a well-chosen learning rate.',
      'zh-CN': '沿梯度反方向更新。简单，需要选好学习率。',
    },
  },
  params,
  slots: ({ momentum }) => (momentum === 0 ? [] : [{ name: 'momentum', initial: 0, group: 0 }]),
  prepare: (_, rate) => ({ rate }),
  lower(b, { weight, grad, slots }, scalars, { momentum, nesterov }) {
    const step = b.mul(grad, scalars['rate'] ?? 0);
    const held = slots['momentum'];
    if (!held) return { weight: b.sub(weight, step), slots: {} };
    const velocity = b.sub(b.mul(held, momentum), step);
    const move = nesterov ? b.sub(b.mul(velocity, momentum), step) : velocity;
    return { weight: b.add(weight, move), slots: { momentum: velocity } };
  },
  keras: {
    className: 'SGD',
    toConfig: ({ learning_rate, momentum, nesterov }) => ({ learning_rate, momentum, nesterov }),
    fromConfig: (config) => optimizerFrom(params, config),
  },
});
