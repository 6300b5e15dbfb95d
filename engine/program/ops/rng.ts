/** @file Random numbers as a counter hash of (seed, step, stream, index): the same bits on every backend, in any order. */
import { fillBernoulli, fillNormal, fillUniform } from '../../core/rng.ts';
import type { HostTensor, Shape } from '../../core/tensor.ts';
import { sizeOf } from '../../core/tensor.ts';
import { defineOp, requireDType, requireOperands, requireRank } from '../rules/define-op.ts';
import type { OpDef } from '../types.ts';

export type RngAttrs = {
  /** `bernoulli` gives 0 and 1, with probability `probability` of a 1. */
  readonly kind: 'uniform' | 'normal' | 'bernoulli';
  readonly shape: Shape;
  readonly stream: number;
  readonly probability?: number;
};

/** Operands: seed and step, i32 scalars. */
export const rng: OpDef<RngAttrs> = defineOp<RngAttrs>({
  name: 'rng',
  kind: 'random',
  infer: (operands, { shape }) => {
    requireOperands('rng', operands, 2);
    for (const operand of operands) {
      requireDType('rng', operand, ['i32']);
      requireRank('rng', operand, 0);
    }
    return [{ dtype: 'f32', shape }];
  },
  vjp: null,
  saves: 'none',
  evaluate: ([seed, step], { kind, stream, probability }, [result]) => {
    const shape = result?.shape ?? [];
    const data = new Float32Array(sizeOf(shape));
    const key = { seed: (seed as HostTensor).data[0] as number, step: (step as HostTensor).data[0] as number, stream };
    if (kind === 'uniform') fillUniform(data, key);
    else if (kind === 'normal') fillNormal(data, key);
    else fillBernoulli(data, key, probability ?? 0.5);
    return [{ dtype: 'f32', shape, data }];
  },
  flop: () => 0,
});
