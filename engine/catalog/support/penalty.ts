/** @file Penalties for large weights: the factor's parameter and the two sums. */
import type { Builder } from '../../program/builder.ts';
import type { Value } from '../../program/types.ts';
import { type FloatParam, p } from '../params.ts';

export function factorParam(label: string, value: number): FloatParam {
  return p.float({
    text: {
      label: { en: label, 'zh-CN': label },
      help: { en: 'How strong the penalty is.', 'zh-CN': '惩罚的强度。' },
    },
    default: value,
    min: 0,
  });
}

/** factor sum |w|. */
export function l1Penalty(b: Builder, weight: Value, factor: number): Value {
  return b.mul(b.sum(b.one('abs', [weight])), factor);
}

/** factor sum w^2. */
export function l2Penalty(b: Builder, weight: Value, factor: number): Value {
  return b.mul(b.sum(b.mul(weight, weight)), factor);
}
