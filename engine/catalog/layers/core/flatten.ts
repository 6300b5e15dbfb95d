/** @file Flatten: lays all numbers of an example in one row. */
import { defineLayer } from '../../define.ts';
import { refuseChannelsFirst } from '../../support/keras-config.ts';
import { batched, exampleShape, gives, only, product } from '../../support/shapes.ts';

export const flatten = defineLayer({
  id: 'Flatten',
  version: 1,
  family: 'core',
  order: 3,
  icon: 'M19 8.268a2 2 0 0 1 1 1.732v8a2 2 0 0 1 -2 2h-8a2 2 0 0 1 -2 -2v-8a2 2 0 0 1 2 -2h3M5 15.734a2 2 0 0 1 -1 -1.734v-8a2 2 0 0 1 2 -2h8a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-3',
  keywords: ['vector', 'unroll', '展平', '向量'],
  text: {
    title: { en: 'Flatten', 'zh-CN': '展平' },
    summary: { en: 'Lays all numbers in one row.', 'zh-CN': '把所有数排成一行。' },
    docs: {
      what: {
        en: 'Turns a picture into one long list, row by row. Nothing is learned.',
        'zh-CN': '把图片逐行变成一个长列表，没有可学习的参数。',
      },
      when: { en: 'Between the pictures of convolutions and a Dense layer.', 'zh-CN': '用在卷积的特征图与全连接层之间。' },
      formula: 'y = reshape(x, [-1])',
      example: { en: '28 × 28 × 1 becomes 784.', 'zh-CN': '28 × 28 × 1 变为 784。' },
    },
  },
  role: 'layer',
  params: {},
  inputs: [{ name: 'input', accepts: 'any' }],
  outputs: [{ name: 'output', accepts: 'any' }],
  brief: () => [],
  infer(inputs) {
    const { shape, dtype } = only(inputs);
    return gives({ shape: [product(shape)], dtype, masked: false });
  },
  weights: () => [],
  arithmetic(inputs) {
    const { shape } = only(inputs);
    return [{ label: { en: 'Length', 'zh-CN': '长度' }, formula: `${product(shape)} = ${shape.join('·') || '1'}` }];
  },
  lower({ b }, inputs) {
    const { value } = only(inputs);
    return [{ value: b.reshape(value, batched([product(exampleShape(value.shape))])) }];
  },
  mask: 'stop',
  multiplyAdds: () => 0,
  keras: {
    className: 'Flatten',
    toConfig: () => ({ data_format: 'channels_last' }),
    fromConfig(config) {
      refuseChannelsFirst(config);
      return {};
    },
  },
  examples: [
    { params: {}, inputs: [[28, 28, 1]], output: [784], weights: 0 },
    { params: {}, inputs: [[]], output: [1], weights: 0 },
  ],
});
