/** @file GlobalAveragePooling2D: one number a channel, the mean over the whole picture. */
import { defineLayer } from '../../define.ts';
import { p } from '../../params.ts';
import { complete, refuseChannelsFirst } from '../../support/keras-config.ts';
import { checkPicture, pictureHeads, pictureIssues } from '../../support/pictures.ts';
import { floats, gives, only, product, refuses } from '../../support/shapes.ts';

const params = Object.freeze({
  keepdims: p.bool({
    text: {
      label: { en: 'Keep dimensions', 'zh-CN': '保留维度' },
      help: { en: 'Keeps height and width as 1 × 1.', 'zh-CN': '把高和宽保留为 1 × 1。' },
    },
    default: false,
    advanced: true,
  }),
});

export const globalAveragePooling2d = defineLayer({
  id: 'GlobalAveragePooling2D',
  version: 1,
  family: 'pooling',
  order: 3,
  icon: 'M11 12a1 1 0 1 0 2 0a1 1 0 1 0 -2 0M4 8v-2a2 2 0 0 1 2 -2h2M4 16v2a2 2 0 0 0 2 2h2M16 4h2a2 2 0 0 1 2 2v2M16 20h2a2 2 0 0 0 2 -2v-2',
  keywords: ['pool', 'mean', 'gap', '池化', '全局'],
  text: {
    title: { en: 'GlobalAveragePooling2D', 'zh-CN': '全局平均池化' },
    summary: { en: 'One number for each channel: its mean over the picture.', 'zh-CN': '每个通道一个数：整张图片的平均值。' },
    docs: {
      what: {
        en: 'Averages each channel over height and width. Nothing is learned.',
        'zh-CN': '对每个通道在高和宽上求平均，没有可学习的参数。',
      },
      when: {
        en: 'Before the last Dense layer, instead of Flatten: fewer weights, any picture size.',
        'zh-CN': '用在最后的全连接层之前代替展平：权重更少，适合任意图片尺寸。',
      },
      formula: 'y = mean(x over height, width)',
      example: { en: '7 × 7 × 64 becomes 64.', 'zh-CN': '7 × 7 × 64 变为 64。' },
    },
    issues: pictureIssues,
    heads: pictureHeads,
  },
  role: 'layer',
  params,
  inputs: [{ name: 'input', accepts: 'float' }],
  outputs: [{ name: 'output', accepts: 'float' }],
  brief: () => [],
  infer(inputs, { keepdims }) {
    const { shape } = only(inputs);
    const issue = checkPicture('GlobalAveragePooling2D', shape);
    const channels = shape[2] as number;
    return issue ? refuses(issue) : gives(floats(keepdims ? [1, 1, channels] : [channels]));
  },
  weights: () => [],
  arithmetic(inputs) {
    const [height, width, channels] = only(inputs).shape;
    const formula = `${channels} = ${height}·${width}·${channels} / (${height}·${width})`;
    return [{ label: { en: 'Length', 'zh-CN': '长度' }, formula }];
  },
  lower: ({ b }, inputs, { keepdims }) => [{ value: b.mean(only(inputs).value, [1, 2], keepdims) }],
  mask: 'stop',
  multiplyAdds: (inputs) => product(only(inputs).shape),
  keras: {
    className: 'GlobalAveragePooling2D',
    toConfig: ({ keepdims }) => ({ data_format: 'channels_last', keepdims }),
    fromConfig(config) {
      refuseChannelsFirst(config);
      return complete(params, { keepdims: config['keepdims'] });
    },
  },
  examples: [
    { params: {}, inputs: [[7, 7, 64]], output: [64], weights: 0 },
    { params: { keepdims: true }, inputs: [[7, 7, 64]], output: [1, 1, 64], weights: 0 },
  ],
});
