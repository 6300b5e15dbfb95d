/** @file Adam (Kingma and Ba 2015) as Keras 3 computes it (keras/src/optimizers/adam.py). */
import { defineOptimizer } from '../define.ts';
import { p } from '../params.ts';
import { epsilonParam, learningRateParam, optimizerFrom, rateParam } from '../support/optimizer-params.ts';

const params = Object.freeze({
  learning_rate: learningRateParam(0.001),
  beta_1: rateParam('Beta 1', 0.9),
  beta_2: rateParam('Beta 2', 0.999),
  epsilon: epsilonParam(),
  amsgrad: p.bool({
    text: {
      label: { en: 'AMSGrad', 'zh-CN': 'AMSGrad' },
      help: { en: 'Divides by the largest running mean so far.', 'zh-CN': '用迄今最大的滑动平均来归一化。' },
    },
    default: false,
    advanced: true,
  }),
});

/**
 * alpha = lr sqrt(1 - beta_2^t) / (1 - beta_1^t); m += (g - m)(1 - beta_1); v += (g^2 - v)(1 - beta_2);
 * weight -= m alpha / (sqrt(v) + epsilon), v replaced by its largest value under AMSGrad.
 */
export const adam = defineOptimizer({
  id: 'Adam',
  text: {
    title: { en: 'Adam', 'zh-CN': 'Adam' },
    summary: { en: 'Adapts the step of each weight. A good first choice.', 'zh-CN': '为每个权重自动调整步长。首选。' },
  },
  params,
  slots: ({ amsgrad }) => [
    { name: 'momentum', initial: 0, group: 0 },
    { name: 'velocity', initial: 0, group: 0 },
    ...(amsgrad ? [{ name: 'velocity_hat', initial: 0, group: 1 }] : []),
  ],
  prepare(b, rate, step, { beta_1, beta_2 }) {
    const left = (beta: number) => b.sub(1, b.one('pow', [b.constant(beta), step]));
    return { alpha: b.div(b.mul(rate, b.sqrt(left(beta_2))), left(beta_1)) };
  },
  lower(b, { weight, grad, slots }, scalars, { beta_1, beta_2, epsilon, amsgrad }) {
    const [m, v] = [slots['momentum'] ?? 0, slots['velocity'] ?? 0];
    const momentum = b.add(m, b.mul(b.sub(grad, m), 1 - beta_1));
    const velocity = b.add(v, b.mul(b.sub(b.mul(grad, grad), v), 1 - beta_2));
    const largest = amsgrad ? b.maximum(slots['velocity_hat'] ?? 0, velocity) : velocity;
    const step = b.div(b.mul(momentum, scalars['alpha'] ?? 0), b.add(b.sqrt(largest), epsilon));
    return { weight: b.sub(weight, step), slots: { momentum, velocity, ...(amsgrad ? { velocity_hat: largest } : {}) } };
  },
  keras: {
    className: 'Adam',
    toConfig: ({ learning_rate, beta_1, beta_2, epsilon, amsgrad }) => ({ learning_rate, beta_1, beta_2, epsilon, amsgrad }),
    fromConfig: (config) => optimizerFrom(params, config),
  },
});
