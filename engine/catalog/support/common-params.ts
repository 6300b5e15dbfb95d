/** @file Parameters that several layers have, each made in one place so that words and defaults agree. */
import { initializers } from '../initializers/index.ts';
import { type BoolParam, type ChoiceParam, type RefParam, type TupleParam, p } from '../params.ts';
import { regularizers } from '../regularizers/index.ts';
import type { Text } from '../../core/language.ts';

/** `what` names the weights in both languages: "weights", "权重". */
export function initializerParam(label: Text, type: string): RefParam<NonNullable<RefParam['default']>> {
  return p.ref({
    text: {
      label,
      help: {
        en: 'How the values begin: seldom changed; he_normal suits deep nets of relu.',
        'zh-CN': '初始值的生成方式：很少需要改；he_normal 适合很深的 relu 网络。',
      },
    },
    default: Object.freeze({ type, params: Object.freeze({}) }),
    registry: 'initializers',
    options: () => initializers,
    advanced: true,
  });
}

export function regularizerParam(label: Text): RefParam {
  return p.optionalRef({
    text: {
      label,
      help: {
        en: 'Adds a penalty for large values to the loss: try L2 when the net overfits.',
        'zh-CN': '对较大的数值在损失中加入惩罚：过拟合时可试 L2。',
      },
    },
    registry: 'regularizers',
    options: () => regularizers,
    advanced: true,
  });
}

export const kernelParams = Object.freeze({
  kernel_initializer: initializerParam({ en: 'Kernel initializer', 'zh-CN': '权重初始化' }, 'glorot_uniform'),
  bias_initializer: initializerParam({ en: 'Bias initializer', 'zh-CN': '偏置初始化' }, 'zeros'),
  kernel_regularizer: regularizerParam({ en: 'Kernel regularizer', 'zh-CN': '权重正则化' }),
  bias_regularizer: regularizerParam({ en: 'Bias regularizer', 'zh-CN': '偏置正则化' }),
});

export function biasParam(): BoolParam {
  return p.bool({
    text: {
      label: { en: 'Use bias', 'zh-CN': '使用偏置' },
      help: {
        en: 'Adds one learned number to each output: switch it off where BatchNormalization follows.',
        'zh-CN': '为每个输出加上一个可学习的数：后面接 BatchNormalization 时可关闭。',
      },
    },
    default: true,
  });
}

export function paddingParam(): ChoiceParam<'valid' | 'same'> {
  return p.choice({
    text: {
      label: { en: 'Padding', 'zh-CN': '填充' },
      help: {
        en: 'valid uses only whole windows; same adds a border, so that stride 1 keeps the size: take it before an Add.',
        'zh-CN': 'valid 只使用完整的窗口；same 会补边，步长为 1 时尺寸不变：在相加之前选用。',
      },
    },
    default: 'valid',
    options: ['valid', 'same'],
  });
}

export function pairParam(label: Text, help: Text, size: number): TupleParam {
  return p.tuple({ text: { label, help }, default: Object.freeze([size, size]), length: 2, min: 1 });
}
