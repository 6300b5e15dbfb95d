/** @file Dense: every output is a weighted sum of all inputs. */
import { defineLayer, type TensorType, type WeightSpec } from '../../define.ts';
import { p, type ParamValues } from '../../params.ts';
import { activationParam, applyActivation } from '../../support/activation.ts';
import { kernelParams, biasParam } from '../../support/common-params.ts';
import { complete, readActivation, readKernel, refuseKeys, weightExtras, writeKernel } from '../../support/keras-config.ts';
import { batched, batches, exampleShape, floats, gives, only, product, refuses } from '../../support/shapes.ts';

const params = Object.freeze({
  units: p.int({
    text: {
      label: { en: 'Units', 'zh-CN': '单元数' },
      help: {
        en: 'How many outputs: more can learn more and overfit sooner; the last layer has one for each class.',
        'zh-CN': '输出的个数：越多能学的越多，也越容易过拟合；最后一层每个类别一个。',
      },
    },
    default: 64,
    min: 1,
  }),
  activation: activationParam({ default: 'linear' }),
  use_bias: biasParam(),
  ...kernelParams,
});

export const dense = defineLayer({
  id: 'Dense',
  version: 1,
  family: 'core',
  order: 1,
  icon: 'M20 18a2 2 0 1 0 -4 0a2 2 0 0 0 4 0M8 18a2 2 0 1 0 -4 0a2 2 0 0 0 4 0M8 6a2 2 0 1 0 -4 0a2 2 0 0 0 4 0M20 6a2 2 0 1 0 -4 0a2 2 0 0 0 4 0M6 8v8M18 16v-8M8 6h8M16 18h-8M7.5 7.5l9 9M7.5 16.5l9 -9',
  keywords: ['fully connected', 'linear', 'perceptron', 'mlp', '线性', '全连接'],
  text: {
    title: { en: 'Dense', 'zh-CN': '全连接' },
    summary: { en: 'Every output looks at every input.', 'zh-CN': '每个输出都与所有输入相连。' },
    docs: {
      what: {
        en: 'Multiplies the inputs by learned weights, adds a bias and applies the activation.',
        'zh-CN': '把输入乘以可学习的权重，加上偏置，再应用激活函数。',
      },
      when: {
        en: 'At the end of a classifier, and wherever no picture structure is left. Put Flatten before it for pictures.',
        'zh-CN': '用于分类器的末端，以及不再有图像结构的地方。处理图片时先加展平。',
      },
      formula: 'y = activation(x · W + b)',
      example: {
        en: '784 pixels to 10 digits: 784 · 10 + 10 = 7850 weights.',
        'zh-CN': '784 个像素到 10 个数字：784 · 10 + 10 = 7850 个权重。',
      },
    },
    issues: {
      'dense.scalar': {
        en: 'Dense needs a list of numbers, but receives a single number without an axis. Insert Reshape to [1].',
        'zh-CN': '全连接需要一个数值列表，但收到的是没有轴的单个数。请插入变形到 [1]。',
      },
    },
    heads: { 'dense.scalar': { en: 'gets a single number', 'zh-CN': '收到单个数' } },
  },
  role: 'layer',
  width: 'units',
  lists: Object.freeze({ type: 'Flatten', params: Object.freeze({}) }),
  params,
  inputs: [{ name: 'input', accepts: 'float' }],
  outputs: [{ name: 'output', accepts: 'float' }],
  brief: ({ units, activation }) => [String(units), ...(activation === 'linear' ? [] : [activation])],
  infer(inputs, { units }) {
    const { shape, masked } = only(inputs);
    if (shape.length > 0) return gives(floats([...shape.slice(0, -1), units], masked));
    const reshape = { kind: 'insert-before', type: 'Reshape', params: { target_shape: [1] }, port: 'input' } as const;
    return refuses({ code: 'dense.scalar', values: {}, fixes: [reshape] });
  },
  weights: (inputs, values) => weights(only(inputs), values),
  arithmetic(inputs, { units, use_bias }) {
    const features = only(inputs).shape.at(-1) as number;
    const total = features * units + (use_bias ? units : 0);
    return [
      {
        label: { en: 'Parameters', 'zh-CN': '参数' },
        formula: `${total} = ${features}·${units}${use_bias ? ` + ${units}` : ''}`,
      },
    ];
  },
  lower({ b, read }, inputs, { units, activation, use_bias }) {
    const { value } = only(inputs);
    const shape = exampleShape(value.shape);
    const outer = shape.slice(0, -1);
    const rows = b.reshape(value, [batches(product(outer)), shape.at(-1) as number]);
    const sums = b.one('dot', [rows, read('kernel')], { transpose_a: false, transpose_b: false });
    const biased = use_bias ? b.add(sums, read('bias')) : sums;
    return [applyActivation(b, activation, { value: b.reshape(biased, batched([...outer, units])) })];
  },
  mask: 'pass',
  head: ({ units, activation }) => ({ units, activation }),
  multiplyAdds: (inputs, { units }) => product(only(inputs).shape) * units,
  keras: {
    className: 'Dense',
    toConfig: (values) => ({
      units: values.units,
      activation: values.activation,
      use_bias: values.use_bias,
      ...writeKernel(values),
    }),
    fromConfig(config) {
      refuseKeys(config, weightExtras);
      const { units, use_bias } = config;
      return complete(params, { units, use_bias, activation: readActivation(config), ...readKernel(config) });
    },
  },
  examples: [
    { params: { units: 10 }, inputs: [[784]], output: [10], weights: 7850 },
    { params: { units: 4, use_bias: false }, inputs: [[26, 26, 32]], output: [26, 26, 4], weights: 128 },
  ],
});

function weights({ shape }: TensorType, values: ParamValues<typeof params>): readonly WeightSpec[] {
  const kernel: WeightSpec = {
    name: 'kernel',
    shape: [shape.at(-1) as number, values.units],
    initializer: values.kernel_initializer,
    regularizer: values.kernel_regularizer,
    trainable: true,
  };
  const bias: WeightSpec = {
    name: 'bias',
    shape: [values.units],
    initializer: values.bias_initializer,
    regularizer: values.bias_regularizer,
    trainable: true,
  };
  return values.use_bias ? [kernel, bias] : [kernel];
}
