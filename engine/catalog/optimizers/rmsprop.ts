/** @file RMSprop as Keras 3 computes it (keras/src/optimizers/rmsprop.py). */
import { defineOptimizer } from '../define.ts';
import { p } from '../params.ts';
import { epsilonParam, learningRateParam, optimizerFrom, rateParam } from '../support/optimizer-params.ts';

const params = Object.freeze({
  learning_rate: learningRateParam(0.001),
  rho: rateParam('Rho', 0.9),
  momentum: rateParam('Momentum', 0),
  epsilon: epsilonParam(),
  centered: p.bool({
    text: {
      label: { en: 'Centered', 'zh-CN': '中心化' },
      help: {
        en: 'Divides by the deviation of the gradient instead of its size.',
        'zh-CN': '用梯度的标准差而不是大小来归一化。',
      },
    },
    default: false,
    advanced: true,
  }),
});

/** v = rho v + (1 - rho) g^2; denominator = v (- mean^2 when centered) + epsilon; step = lr g / sqrt(denominator). */
export const rmsprop = defineOptimizer({
  id: 'RMSprop',
  text: {
    title: { en: 'RMSprop', 'zh-CN': 'RMSprop' },
    summary: { en: 'Scales each step by the recent size of the gradient.', 'zh-CN': '按梯度近期大小缩放每一步。' },
  },
  params,
  slots: ({ momentum, centered }) => [
    { name: 'velocity', initial: 0, group: 0 },
    ...(momentum > 0 ? [{ name: 'momentum', initial: 0, group: 1 }] : []),
    ...(centered ? [{ name: 'average_gradient', initial: 0, group: 2 }] : []),
  ],
  prepare: (_, rate) => ({ rate }),
  lower(b, { weight, grad, slots }, scalars, { rho, momentum, epsilon, centered }) {
    const velocity = b.add(b.mul(slots['velocity'] ?? 0, rho), b.mul(b.mul(grad, grad), 1 - rho));
    const next: Record<string, typeof grad> = { velocity };
    let denominator = b.add(velocity, epsilon);
    if (centered) {
      const average = b.add(b.mul(slots['average_gradient'] ?? 0, rho), b.mul(grad, 1 - rho));
      next['average_gradient'] = average;
      denominator = b.add(b.sub(velocity, b.mul(average, average)), epsilon);
    }
    let step = b.div(b.mul(grad, scalars['rate'] ?? 0), b.sqrt(denominator));
    if (slots['momentum']) {
      step = b.add(b.mul(slots['momentum'], momentum), step);
      next['momentum'] = step;
    }
    return { weight: b.sub(weight, step), slots: next };
  },
  keras: {
    className: 'RMSprop',
    toConfig: ({ learning_rate, rho, momentum, epsilon, centered }) => ({ learning_rate, rho, momentum, epsilon, centered }),
    fromConfig: (config) => optimizerFrom(params, config),
  },
});
