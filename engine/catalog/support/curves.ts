/** @file Formulas that several activations share. */
import type { Builder } from '../../program/builder.ts';
import type { Value } from '../../program/types.ts';

/** exp(x) - 1 for x <= 0 without cancellation: 2t / (1 - t) with t = tanh(x / 2). */
export function expm1(b: Builder, x: Value): Value {
  const t = b.one('tanh', [b.mul(x, 0.5)]);
  return b.div(b.mul(t, 2), b.sub(1, t));
}

/** scale·x above 0, scale·alpha·(exp(x) - 1) below. */
export function elu(b: Builder, x: Value, scale: number, alpha: number): Value {
  const positive = b.compare('gt', x, 0);
  const below = b.mul(expm1(b, b.select(positive, 0, x)), scale * alpha);
  return b.select(positive, scale === 1 ? x : b.mul(x, scale), below);
}

/** min(max(x + 3, 0), 6) / 6. */
export function hardSigmoid(b: Builder, x: Value): Value {
  return b.div(b.minimum(b.one('relu', [b.add(x, 3)]), 6), 6);
}
