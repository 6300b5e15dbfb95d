/** @file Parameters that several optimizers have, and reading them from Keras configs. */
import { type FloatParam, type Params, p } from '../params.ts';
import { type Config, complete, unsupported } from './keras-config.ts';

export function learningRateParam(value: number): FloatParam {
  return p.float({
    text: {
      label: { en: 'Learning rate', 'zh-CN': '学习率' },
      help: {
        en: 'How far one step goes: lower it when the loss jumps or becomes no number, raise it when it falls too slowly.',
        'zh-CN': '每一步走多远：损失跳动或变成非数值时减小，下降太慢时增大。',
      },
    },
    default: value,
    min: 0,
  });
}

export function rateParam(label: string, value: number): FloatParam {
  return p.float({
    text: {
      label: { en: label, 'zh-CN': label },
      help: { en: 'How slowly the running mean forgets, from 0 to 1.', 'zh-CN': '滑动平均遗忘的快慢，0 到 1。' },
    },
    default: value,
    min: 0,
    max: 1,
    advanced: true,
  });
}

export function epsilonParam(): FloatParam {
  return p.float({
    text: {
      label: { en: 'Epsilon', 'zh-CN': 'Epsilon' },
      help: { en: 'A small number that keeps a division finite.', 'zh-CN': '使除法保持有限的小数。' },
    },
    default: 1e-7,
    min: 0,
    advanced: true,
  });
}

/** Our parameters by their own names; a schedule in place of the learning rate is refused, `lr` is its old name. */
export function optimizerFrom<P extends Params>(params: P, config: Config) {
  const rate = config['learning_rate'] ?? config['lr'];
  if (rate !== undefined && typeof rate !== 'number') throw unsupported('learning_rate', rate);
  const given = Object.fromEntries(Object.keys(params).map((name) => [name, config[name] ?? undefined]));
  return complete(params, { ...given, learning_rate: rate });
}
