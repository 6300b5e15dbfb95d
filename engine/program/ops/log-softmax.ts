/** @file x minus the logarithm of the sum of exp(x) along the last axis. Gradient: g - exp(y) sum(g). */
import { alongRows } from '../rules/rows.ts';
import type { NoAttrs, OpDef, Value } from '../types.ts';

export const logSoftmax: OpDef<NoAttrs> = alongRows({
  name: 'log_softmax',
  row: (x, largest, sum) => x - largest - Math.log(sum),
  vjp: ({ b, results, grads }) => {
    const y = results[0] as Value;
    const g = grads[0];
    if (!g) return [null];
    return [b.sub(g, b.mul(b.exp(y), b.sum(g, [y.shape.length - 1], true)))];
  },
});
