/** @file BatchNormalization: brings every channel to mean 0 and variance 1, measured over the batch. */
import type { Builder } from '../../../program/builder.ts';
import type { Value } from '../../../program/types.ts';
import { defineLayer, type LowerContext, type WeightSpec } from '../../define.ts';
import { p, type ParamValues } from '../../params.ts';
import { initializerParam, regularizerParam } from '../../support/common-params.ts';
import {
  complete,
  readInitializer,
  readRegularizer,
  refuseKeys,
  writeInitializer,
  writeRegularizer,
} from '../../support/keras-config.ts';
import { floats, gives, only, product, refuses, showShape } from '../../support/shapes.ts';

const flag = (label: { en: string; 'zh-CN': string }, help: { en: string; 'zh-CN': string }) =>
  p.bool({ text: { label, help }, default: true, advanced: true });

const params = Object.freeze({
  axis: p.int({
    text: {
      label: { en: 'Axis', 'zh-CN': '轴' },
      help: { en: 'The axis of the channels; -1 is the last.', 'zh-CN': '通道所在的轴；-1 表示最后一个。' },
    },
    default: -1,
    advanced: true,
  }),
  momentum: p.float({
    text: {
      label: { en: 'Momentum', 'zh-CN': '动量' },
      help: {
        en: 'How slowly the running mean and variance follow: lower it for short runs, where 0.99 lags behind.',
        'zh-CN': '滑动均值和方差更新得多慢：训练较短时减小，否则 0.99 会滞后。',
      },
    },
    default: 0.99,
    min: 0,
    max: 1,
  }),
  epsilon: p.float({
    text: {
      label: { en: 'Epsilon', 'zh-CN': 'Epsilon' },
      help: { en: 'Is added to the variance, so that nothing is divided by 0.', 'zh-CN': '加到方差上，避免除以 0。' },
    },
    default: 0.001,
    min: 0,
    advanced: true,
  }),
  center: flag(
    { en: 'Center', 'zh-CN': '平移' },
    { en: 'Learns an offset for each channel.', 'zh-CN': '为每个通道学习一个偏移。' },
  ),
  scale: flag({ en: 'Scale', 'zh-CN': '缩放' }, { en: 'Learns a factor for each channel.', 'zh-CN': '为每个通道学习一个系数。' }),
  beta_initializer: initializerParam({ en: 'Beta initializer', 'zh-CN': 'beta 初始化' }, 'zeros'),
  gamma_initializer: initializerParam({ en: 'Gamma initializer', 'zh-CN': 'gamma 初始化' }, 'ones'),
  moving_mean_initializer: initializerParam({ en: 'Moving mean initializer', 'zh-CN': '滑动均值初始化' }, 'zeros'),
  moving_variance_initializer: initializerParam({ en: 'Moving variance initializer', 'zh-CN': '滑动方差初始化' }, 'ones'),
  beta_regularizer: regularizerParam({ en: 'Beta regularizer', 'zh-CN': 'beta 正则化' }),
  gamma_regularizer: regularizerParam({ en: 'Gamma regularizer', 'zh-CN': 'gamma 正则化' }),
});

type Values = ParamValues<typeof params>;

export const batchNormalization = defineLayer({
  id: 'BatchNormalization',
  version: 1,
  family: 'normalization',
  order: 2,
  icon: 'M3 3v18h18M20 18v3M16 16v5M12 13v8M8 16v5M3 11c6 0 5 -5 9 -5s3 5 9 5',
  keywords: ['batchnorm', 'bn', 'normalize', '归一化'],
  text: {
    title: { en: 'BatchNormalization', 'zh-CN': '批归一化' },
    summary: { en: 'Keeps every channel at mean 0 and variance 1.', 'zh-CN': '使每个通道保持均值 0、方差 1。' },
    docs: {
      what: {
        en: 'Training measures mean and variance over the batch and follows them slowly; later those running numbers are used.',
        'zh-CN': '训练时用当前批的均值和方差，并缓慢更新滑动值；之后使用这些滑动值。',
      },
      when: {
        en: 'Between a convolution and its activation; training becomes faster and steadier.',
        'zh-CN': '放在卷积与激活之间，训练更快更稳。',
      },
      formula: 'y = gamma · (x − mean) / √(variance + epsilon) + beta',
      example: {
        en: '32 channels: 4 · 32 = 128 numbers, 64 of them learned.',
        'zh-CN': '32 个通道：4 · 32 = 128 个数，其中 64 个可学习。',
      },
    },
    issues: {
      'normalization.axis': {
        en: 'axis {received} does not exist in the shape {shape} (1 is the first, -1 the last). Set axis to -1.',
        'zh-CN': '形状 {shape} 中没有轴 {received}（1 为第一个，-1 为最后一个）。请将 axis 设为 -1。',
      },
    },
    heads: { 'normalization.axis': { en: 'has an axis that its input lacks', 'zh-CN': '的轴在输入中不存在' } },
  },
  role: 'layer',
  params,
  inputs: [{ name: 'input', accepts: 'float' }],
  outputs: [{ name: 'output', accepts: 'float' }],
  brief: () => [],
  infer(inputs, { axis }) {
    const { shape, masked } = only(inputs);
    if (axisOf(shape.length + 1, axis) !== null) return gives(floats(shape, masked));
    const last = { kind: 'set-param', node: 'self', param: 'axis', value: -1 } as const;
    const fixes = shape.length > 0 ? [last] : [];
    return refuses({ code: 'normalization.axis', values: { received: axis, shape: showShape(shape) }, fixes });
  },
  weights(inputs, values) {
    const { shape } = only(inputs);
    const channels = shape[(axisOf(shape.length + 1, values.axis) ?? shape.length) - 1] as number;
    return weights(channels, values);
  },
  arithmetic(inputs, values) {
    const { shape } = only(inputs);
    const channels = shape[(axisOf(shape.length + 1, values.axis) ?? shape.length) - 1] as number;
    const learned = Number(values.scale) + Number(values.center);
    return [
      { label: { en: 'Parameters', 'zh-CN': '参数' }, formula: `${(learned + 2) * channels} = ${learned + 2}·${channels}` },
      { label: { en: 'Trained', 'zh-CN': '可训练' }, formula: `${learned * channels} = ${learned}·${channels}` },
    ];
  },
  lower(context, inputs, values) {
    const { b } = context;
    const { value } = only(inputs);
    const rank = value.shape.length;
    const axis = axisOf(rank, values.axis) ?? rank - 1;
    if (axis === rank - 1) return [{ value: normalize(context, value, values) }];
    const there = [...value.shape.keys()].filter((each) => each !== axis).concat(axis);
    const back = there.map((_, each) => there.indexOf(each));
    const result = normalize(context, b.one('transpose', [value], { perm: there }), values);
    return [{ value: b.one('transpose', [result], { perm: back }) }];
  },
  mask: 'pass',
  multiplyAdds: (inputs) => 2 * product(only(inputs).shape),
  keras: {
    className: 'BatchNormalization',
    toConfig: ({ axis, momentum, epsilon, center, scale, ...rest }) => ({
      ...{ axis, momentum, epsilon, center, scale },
      beta_initializer: writeInitializer(rest.beta_initializer),
      gamma_initializer: writeInitializer(rest.gamma_initializer),
      moving_mean_initializer: writeInitializer(rest.moving_mean_initializer),
      moving_variance_initializer: writeInitializer(rest.moving_variance_initializer),
      beta_regularizer: writeRegularizer(rest.beta_regularizer),
      gamma_regularizer: writeRegularizer(rest.gamma_regularizer),
      ...{ beta_constraint: null, gamma_constraint: null, synchronized: false },
    }),
    fromConfig(config) {
      refuseKeys(config, ['beta_constraint', 'gamma_constraint', 'synchronized', 'renorm', 'fused', 'virtual_batch_size'], {
        fused: true,
      });
      const { axis, momentum, epsilon, center, scale } = config;
      return complete(params, {
        ...{ axis: Array.isArray(axis) && axis.length === 1 ? axis[0] : axis, momentum, epsilon, center, scale },
        beta_initializer: readInitializer(config, 'beta_initializer', 'zeros'),
        gamma_initializer: readInitializer(config, 'gamma_initializer', 'ones'),
        moving_mean_initializer: readInitializer(config, 'moving_mean_initializer', 'zeros'),
        moving_variance_initializer: readInitializer(config, 'moving_variance_initializer', 'ones'),
        beta_regularizer: readRegularizer(config, 'beta_regularizer'),
        gamma_regularizer: readRegularizer(config, 'gamma_regularizer'),
      });
    },
  },
  examples: [
    { params: {}, inputs: [[26, 26, 32]], output: [26, 26, 32], weights: 128 },
    { params: { axis: 1, scale: false }, inputs: [[5, 4]], output: [5, 4], weights: 15 },
  ],
});

/** Counted with the batch as 0, as Keras does; null where there is none or it is the batch itself. */
function axisOf(rank: number, axis: number): number | null {
  const counted = axis < 0 ? axis + rank : axis;
  return counted >= 1 && counted < rank ? counted : null;
}

function weights(channels: number, values: Values): readonly WeightSpec[] {
  const one = (
    name: string,
    initializer: WeightSpec['initializer'],
    regularizer: WeightSpec['regularizer'],
    trainable: boolean,
  ): WeightSpec => ({
    name,
    shape: [channels],
    initializer,
    regularizer,
    trainable,
  });
  return [
    ...(values.scale ? [one('gamma', values.gamma_initializer, values.gamma_regularizer, true)] : []),
    ...(values.center ? [one('beta', values.beta_initializer, values.beta_regularizer, true)] : []),
    one('moving_mean', values.moving_mean_initializer, null, false),
    one('moving_variance', values.moving_variance_initializer, null, false),
  ];
}

/** Channels last. The variance is the biased one, also for the running value, as in Keras 3. */
function normalize({ b, training, read, assign }: LowerContext, x: Value, values: Values): Value {
  const channels = x.shape.at(-1) as number;
  const gamma = values.scale ? read('gamma') : filled(b, channels, 1);
  const beta = values.center ? read('beta') : filled(b, channels, 0);
  const [mean, variance] = [read('moving_mean'), read('moving_variance')];
  if (!training) {
    const factor = b.mul(b.one('rsqrt', [b.add(variance, values.epsilon)]), gamma);
    return b.add(b.mul(x, factor), b.sub(beta, b.mul(mean, factor)));
  }
  const [y, batchMean, batchVariance] = b.emit('batch_norm_train', [x, gamma, beta], { epsilon: values.epsilon }) as [
    Value,
    Value,
    Value,
  ];
  const follow = (running: Value, now: Value): Value => b.add(b.mul(running, values.momentum), b.mul(now, 1 - values.momentum));
  assign('moving_mean', follow(mean, batchMean));
  assign('moving_variance', follow(variance, batchVariance));
  return y;
}

function filled(b: Builder, channels: number, value: number): Value {
  return b.one('constant', [], { dtype: 'f32', shape: [channels], values: new Array<number>(channels).fill(value) });
}
