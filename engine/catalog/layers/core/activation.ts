/** @file Activation: one function applied to everything. */
import { defineLayer } from '../../define.ts';
import { activationOf, activationParam, applyActivation } from '../../support/activation.ts';
import { complete, readActivation } from '../../support/keras-config.ts';
import { floats, gives, only, product, refuses, showShape } from '../../support/shapes.ts';

const params = Object.freeze({ activation: activationParam({ default: 'relu', reshaping: true }) });

export const activation = defineLayer({
  id: 'Activation',
  version: 1,
  family: 'core',
  order: 2,
  icon: 'M21 12h-2c-.894 0 -1.662 -.857 -1.761 -2c-.296 -3.45 -.749 -6 -2.749 -6s-2.5 3.582 -2.5 8s-.5 8 -2.5 8s-2.452 -2.547 -2.749 -6c-.1 -1.147 -.867 -2 -1.763 -2h-2',
  keywords: ['relu', 'softmax', 'sigmoid', 'tanh', 'gelu', 'nonlinearity', '激活', '非线性'],
  text: {
    title: { en: 'Activation', 'zh-CN': '激活' },
    summary: {
      en: 'Bends the numbers, so that layers can learn more than sums.',
      'zh-CN': '对数值做非线性变换，使网络不只会求和。',
    },
    docs: {
      what: {
        en: 'Applies one function to every number; softmax works along the last axis.',
        'zh-CN': '对每个数应用同一函数；softmax 沿最后一个轴计算。',
      },
      when: {
        en: 'When it must stand on its own, such as after BatchNormalization; else use the activation of the layer before.',
        'zh-CN': '需要单独成层时使用，例如在 BatchNormalization 之后；否则使用前一层的 activation 参数。',
      },
      formula: 'y = f(x)',
      example: { en: 'relu turns -2, 0, 3 into 0, 0, 3.', 'zh-CN': 'relu 把 -2, 0, 3 变为 0, 0, 3。' },
    },
    issues: {
      'activation.shape': {
        en: '{activation} works along the last axis and cannot take the shape {received}. Choose another activation, or change the layer before.',
        'zh-CN': '{activation} 沿最后一个轴计算，不能用于形状 {received}。请选择其他激活函数，或修改前一层。',
      },
    },
    heads: { 'activation.shape': { en: 'cannot take this shape', 'zh-CN': '不能用于此形状' } },
  },
  role: 'layer',
  params,
  inputs: [{ name: 'input', accepts: 'float' }],
  outputs: [{ name: 'output', accepts: 'float' }],
  brief: (values) => [values.activation],
  infer(inputs, values) {
    const { shape, masked } = only(inputs);
    const definition = activationOf(values.activation);
    const result = definition.shape ? definition.shape(shape) : shape;
    if (result) return gives(floats(result, masked));
    const relu = { kind: 'set-param', node: 'self', param: 'activation', value: params.activation.default } as const;
    return refuses({
      code: 'activation.shape',
      values: { activation: values.activation, received: showShape(shape) },
      fixes: [relu],
    });
  },
  weights: () => [],
  /** Those that change the shape halve the last axis. */
  arithmetic(inputs, _, outputs) {
    const [before, after] = [only(inputs).shape.at(-1), only(outputs).shape.at(-1)];
    return before === after ? [] : [{ label: { en: 'Length', 'zh-CN': '长度' }, formula: `${after} = ${before} / 2` }];
  },
  lower: ({ b }, inputs, values) => [applyActivation(b, values.activation, only(inputs))],
  mask: 'pass',
  multiplyAdds: (inputs) => product(only(inputs).shape),
  keras: {
    className: 'Activation',
    toConfig: (values) => ({ activation: values.activation }),
    fromConfig: (config) => complete(params, { activation: readActivation(config) }),
  },
  examples: [
    { params: {}, inputs: [[26, 26, 32]], output: [26, 26, 32], weights: 0 },
    { params: { activation: 'softmax' }, inputs: [[10]], output: [10], weights: 0 },
    { params: { activation: 'glu' }, inputs: [[10]], output: [5], weights: 0 },
  ],
});
