/** @file Conv2D: small filters that slide over a picture. */
import { defineLayer, type IssueSpec, type TensorType, type WeightSpec } from '../../define.ts';
import { p, type ParamValues } from '../../params.ts';
import { activationParam, applyActivation } from '../../support/activation.ts';
import { kernelParams, paddingParam, pairParam, biasParam } from '../../support/common-params.ts';
import {
  complete,
  readActivation,
  readKernel,
  refuseChannelsFirst,
  refuseKeys,
  weightExtras,
  writeKernel,
} from '../../support/keras-config.ts';
import {
  checkPicture,
  checkWindow,
  keepsSize,
  outputSize,
  pictureHeads,
  pictureIssues,
  sizeArithmetic,
} from '../../support/pictures.ts';
import { exampleShape, floats, gives, only, product, refuses } from '../../support/shapes.ts';
import { padPairs, pair, windows } from '../../support/window.ts';

const params = Object.freeze({
  filters: p.int({
    text: {
      label: { en: 'Filters', 'zh-CN': '滤波器数' },
      help: {
        en: 'How many patterns are looked for, which are the channels of the result: more for richer pictures, often twice as many after each pooling.',
        'zh-CN': '要寻找的模式数量，即结果的通道数：图片越复杂越多，常在每次池化后加倍。',
      },
    },
    default: 32,
    min: 1,
  }),
  kernel_size: pairParam(
    { en: 'Kernel size', 'zh-CN': '卷积核大小' },
    {
      en: 'Height and width of a filter: 3 × 3 is usual, 5 × 5 sees more at once.',
      'zh-CN': '滤波器的高和宽：常用 3 × 3，5 × 5 一次看到的范围更大。',
    },
    3,
  ),
  strides: pairParam(
    { en: 'Strides', 'zh-CN': '步长' },
    {
      en: 'How far a filter moves at a time: 2 halves the size, instead of pooling.',
      'zh-CN': '每次移动的距离：2 使尺寸减半，可代替池化。',
    },
    1,
  ),
  padding: paddingParam(),
  dilation_rate: Object.freeze({
    ...pairParam(
      { en: 'Dilation rate', 'zh-CN': '膨胀率' },
      {
        en: 'Spreads a filter: it looks at every second, third, ... pixel.',
        'zh-CN': '让滤波器间隔取样：每隔一个、两个……像素。',
      },
      1,
    ),
    advanced: true,
  }),
  groups: p.int({
    text: {
      label: { en: 'Groups', 'zh-CN': '分组数' },
      help: { en: 'Splits the channels into groups that do not mix.', 'zh-CN': '把通道分成互不混合的组。' },
    },
    default: 1,
    min: 1,
    advanced: true,
  }),
  activation: activationParam({ default: 'linear' }),
  use_bias: biasParam(),
  ...kernelParams,
});

type Values = ParamValues<typeof params>;

export const conv2d = defineLayer({
  id: 'Conv2D',
  version: 1,
  family: 'convolution',
  order: 1,
  icon: 'M4 6a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -12M10 8v8M14 8v8M8 10h8M8 14h8',
  keywords: ['convolution', 'cnn', 'filter', 'kernel', 'image', '卷积', '图片'],
  text: {
    title: { en: 'Conv2D', 'zh-CN': '二维卷积' },
    summary: { en: 'Slides small filters over a picture.', 'zh-CN': '让小滤波器在图片上滑动。' },
    docs: {
      what: {
        en: 'Each filter learns one local pattern, such as an edge or a curve, and marks where it occurs.',
        'zh-CN': '每个滤波器学习一种局部模式，如边缘或曲线，并标出它出现的位置。',
      },
      when: { en: 'The first layers of a model for pictures.', 'zh-CN': '用作图像模型的前几层。' },
      formula: 'y = activation(W ∗ x + b)',
      example: {
        en: '32 filters of 3 × 3 on one channel: 3 · 3 · 1 · 32 + 32 = 320 weights.',
        'zh-CN': '单通道上 32 个 3 × 3 滤波器：3 · 3 · 1 · 32 + 32 = 320 个权重。',
      },
    },
    issues: {
      ...pictureIssues,
      'conv.groups': {
        en: 'groups must divide both the {channels} channels and the {filters} filters; received {received}. Set groups to 1.',
        'zh-CN': 'groups 必须同时整除 {channels} 个通道和 {filters} 个滤波器，收到 {received}。请将 groups 设为 1。',
      },
      'conv.dilated-strides': {
        en: 'strides and dilation_rate cannot both be over 1: received strides {strides} and dilation_rate {received}. Set one of them to 1.',
        'zh-CN':
          'strides 与 dilation_rate 不能同时大于 1：收到 strides {strides}，dilation_rate {received}。请将其中之一设为 1。',
      },
    },
    heads: {
      ...pictureHeads,
      'conv.groups': { en: 'cannot split its channels', 'zh-CN': '无法分组' },
      'conv.dilated-strides': { en: 'has strides and dilation at once', 'zh-CN': '同时设置了步长与膨胀' },
    },
  },
  role: 'layer',
  width: 'filters',
  keepsSize,
  params,
  inputs: [{ name: 'input', accepts: 'float' }],
  outputs: [{ name: 'output', accepts: 'float' }],
  brief: ({ filters, kernel_size, activation }) => [
    String(filters),
    kernel_size.join('×'),
    ...(activation === 'linear' ? [] : [activation]),
  ],
  infer(inputs, values) {
    const { shape } = only(inputs);
    const both = windows(values.kernel_size, values.strides, values.dilation_rate);
    const issue =
      checkPicture('Conv2D', shape) ??
      checkNumbers(shape, values) ??
      checkWindow('Conv2D', shape, both, values.padding, 'kernel_size');
    return issue ? refuses(issue) : gives(floats([...outputSize(shape, both, values.padding), values.filters]));
  },
  weights: (inputs, values) => weights(only(inputs), values),
  arithmetic(inputs, values) {
    const { shape } = only(inputs);
    const { filters, kernel_size, groups, use_bias } = values;
    const factors = [...kernel_size, (shape[2] as number) / groups, filters];
    const total = product(factors) + (use_bias ? filters : 0);
    return [
      ...sizeArithmetic(shape, windows(kernel_size, values.strides, values.dilation_rate), values.padding),
      {
        label: { en: 'Parameters', 'zh-CN': '参数' },
        formula: `${total} = ${factors.join('·')}${use_bias ? ` + ${filters}` : ''}`,
      },
    ];
  },
  lower({ b, read }, inputs, { kernel_size, strides, padding, dilation_rate, groups, activation, use_bias }) {
    const { value } = only(inputs);
    const pads = padPairs(exampleShape(value.shape), windows(kernel_size, strides, dilation_rate), padding);
    const attrs = { strides: pair(strides), padding: pads, dilation: pair(dilation_rate), groups };
    const sums = b.one('conv', [value, read('kernel')], attrs);
    return [applyActivation(b, activation, { value: use_bias ? b.add(sums, read('bias')) : sums })];
  },
  mask: 'stop',
  multiplyAdds: (inputs, { kernel_size, groups }, outputs) =>
    (product(only(outputs).shape) * product(kernel_size) * (only(inputs).shape[2] as number)) / groups,
  keras: {
    className: 'Conv2D',
    toConfig: (values) => ({
      filters: values.filters,
      kernel_size: [...values.kernel_size],
      strides: [...values.strides],
      padding: values.padding,
      data_format: 'channels_last',
      dilation_rate: [...values.dilation_rate],
      groups: values.groups,
      activation: values.activation,
      use_bias: values.use_bias,
      ...writeKernel(values),
      activity_regularizer: null,
    }),
    fromConfig(config) {
      refuseKeys(config, weightExtras);
      refuseChannelsFirst(config);
      const { filters, kernel_size, strides, padding, dilation_rate, groups, use_bias } = config;
      const own = { filters, kernel_size, strides, padding, dilation_rate, groups, use_bias };
      return complete(params, { ...own, activation: readActivation(config), ...readKernel(config) });
    },
  },
  examples: [
    { params: {}, inputs: [[28, 28, 1]], output: [26, 26, 32], weights: 320 },
    { params: { filters: 8, strides: [2, 2], padding: 'same' }, inputs: [[28, 27, 3]], output: [14, 14, 8], weights: 224 },
    {
      params: { filters: 4, dilation_rate: [2, 2], groups: 2, use_bias: false },
      inputs: [[9, 9, 4]],
      output: [5, 5, 4],
      weights: 72,
    },
  ],
});

function checkNumbers(shape: readonly number[], { groups, filters, strides, dilation_rate }: Values): IssueSpec | null {
  const channels = shape[2] as number;
  if (channels % groups !== 0 || filters % groups !== 0) {
    const fix = { kind: 'set-param', node: 'self', param: 'groups', value: 1 } as const;
    return {
      code: 'conv.groups',
      values: { channels, filters, received: groups },
      brief: `${channels} / ${groups}`,
      fixes: [fix],
    };
  }
  if (Math.max(...strides) === 1 || Math.max(...dilation_rate) === 1) return null;
  return {
    code: 'conv.dilated-strides',
    values: { strides: strides.join(' × '), received: dilation_rate.join(' × ') },
    fixes: [
      { kind: 'set-param', node: 'self', param: 'dilation_rate', value: [1, 1] },
      { kind: 'set-param', node: 'self', param: 'strides', value: [1, 1] },
    ],
  };
}

function weights({ shape }: TensorType, values: Values): readonly WeightSpec[] {
  const kernel: WeightSpec = {
    name: 'kernel',
    shape: [...values.kernel_size, (shape[2] as number) / values.groups, values.filters],
    initializer: values.kernel_initializer,
    regularizer: values.kernel_regularizer,
    trainable: true,
  };
  const bias: WeightSpec = {
    name: 'bias',
    shape: [values.filters],
    initializer: values.bias_initializer,
    regularizer: values.bias_regularizer,
    trainable: true,
  };
  return values.use_bias ? [kernel, bias] : [kernel];
}
