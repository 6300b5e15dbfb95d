/** @file Gradient clipping, which every Keras optimizer takes: by norm of each variable, by norm of all, by value. */
import type { Builder } from '../program/builder.ts';
import type { Value } from '../program/types.ts';
import { p } from './params.ts';

export const clippingParams = Object.freeze({
  clipnorm: p.optionalFloat({
    text: {
      label: { en: 'Clip norm', 'zh-CN': '按范数裁剪' },
      help: { en: 'Scales the gradient of each weight down to this length.', 'zh-CN': '把每个权重的梯度缩到不超过此长度。' },
    },
    default: null,
    min: 0,
    advanced: true,
  }),
  global_clipnorm: p.optionalFloat({
    text: {
      label: { en: 'Global clip norm', 'zh-CN': '按总范数裁剪' },
      help: { en: 'Scales all gradients together down to this length.', 'zh-CN': '把所有梯度一起缩到不超过此长度。' },
    },
    default: null,
    min: 0,
    advanced: true,
  }),
  clipvalue: p.optionalFloat({
    text: {
      label: { en: 'Clip value', 'zh-CN': '按数值裁剪' },
      help: { en: 'Keeps each number of a gradient between minus and plus this.', 'zh-CN': '把梯度的每个数限制在正负此值之间。' },
    },
    default: null,
    min: 0,
    advanced: true,
  }),
});

/** At most one of the three is set, as in Keras. A norm of 0 or a setting of 0 leaves the gradient alone, as Keras' code does. */
export function clip(b: Builder, grads: readonly Value[], params: Readonly<Record<string, unknown>>): readonly Value[] {
  const limit = (name: keyof typeof clippingParams): number => (params[name] as number | null | undefined) ?? 0;
  if (limit('clipnorm') > 0) return grads.map((grad) => scaleTo(b, grad, norm(b, [grad]), limit('clipnorm')));
  if (limit('global_clipnorm') > 0) {
    const all = norm(b, grads);
    return grads.map((grad) => scaleTo(b, grad, all, limit('global_clipnorm')));
  }
  const value = limit('clipvalue');
  return value > 0 ? grads.map((grad) => b.minimum(b.maximum(grad, -value), value)) : grads;
}

function norm(b: Builder, grads: readonly Value[]): Value {
  const squares = grads.map((grad) => b.sum(b.mul(grad, grad)));
  return b.sqrt(squares.reduce((sum, square) => b.add(sum, square)));
}

/** g limit / max(norm, limit): gradients shorter than the limit keep their length. */
function scaleTo(b: Builder, grad: Value, length: Value, limit: number): Value {
  return b.div(b.mul(grad, limit), b.maximum(length, limit));
}
