/** @file Dropout: leaves out a random share of the numbers while training. */
import { defineLayer } from '../../define.ts';
import { p } from '../../params.ts';
import { complete, refuseKeys } from '../../support/keras-config.ts';
import { gives, only, product } from '../../support/shapes.ts';

const params = Object.freeze({
  rate: p.float({
    text: {
      label: { en: 'Rate', 'zh-CN': '丢弃率' },
      help: {
        en: 'The share that is left out, 0 to 1: raise it while the net overfits; 0.2 to 0.5 is usual.',
        'zh-CN': '被丢弃的比例，0 到 1：过拟合时增大，常用 0.2 到 0.5。',
      },
    },
    default: 0.5,
    min: 0,
    max: 1,
  }),
});

export const dropout = defineLayer({
  id: 'Dropout',
  version: 1,
  family: 'regularization',
  order: 1,
  icon: 'M4 5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M11 5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M18 5a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M4 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M18 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M4 19a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M11 19a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M18 19a1 1 0 1 0 2 0a1 1 0 1 0 -2 0',
  keywords: ['regularization', 'overfitting', 'noise', '正则化', '过拟合', '丢弃'],
  text: {
    title: { en: 'Dropout', 'zh-CN': '随机失活' },
    summary: { en: 'Leaves out random numbers while training.', 'zh-CN': '训练时随机丢弃一部分数值。' },
    docs: {
      what: {
        en: 'Sets a random share to 0 and scales up the others; outside training it does nothing.',
        'zh-CN': '随机把一部分置为 0，并放大其余数值；训练之外不起作用。',
      },
      when: {
        en: 'When training accuracy is much better than validation accuracy.',
        'zh-CN': '当训练准确率明显高于验证准确率时使用。',
      },
      formula: 'y = x · keep / (1 − rate)',
      example: { en: 'Rate 0.5: half become 0, the others double.', 'zh-CN': '丢弃率 0.5：一半变为 0，其余加倍。' },
    },
  },
  role: 'layer',
  againstOverfitting: { rate: 0.3 },
  params,
  inputs: [{ name: 'input', accepts: 'float' }],
  outputs: [{ name: 'output', accepts: 'float' }],
  brief: ({ rate }) => [String(rate)],
  infer: (inputs) => gives(only(inputs)),
  weights: () => [],
  /** Outside training the signal itself goes on, logits included, as in Keras. */
  lower({ b, training, rng }, inputs, { rate }) {
    const input = only(inputs);
    if (!training || rate === 0) return [input];
    const { value } = input;
    if (rate === 1) return [{ value: b.mul(value, 0) }];
    const keep = b.compare('ge', rng(value.shape), rate);
    return [{ value: b.select(keep, b.mul(value, 1 / (1 - rate)), 0) }];
  },
  mask: 'pass',
  multiplyAdds: (inputs) => product(only(inputs).shape),
  keras: {
    className: 'Dropout',
    toConfig: ({ rate }) => ({ rate, seed: null, noise_shape: null }),
    fromConfig(config) {
      refuseKeys(config, ['noise_shape']);
      return complete(params, { rate: config['rate'] });
    },
  },
  examples: [{ params: { rate: 0.3 }, inputs: [[12, 12, 64]], output: [12, 12, 64], weights: 0 }],
});
