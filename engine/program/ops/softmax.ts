/** @file exp(x) over its sum along the last axis. Gradient: y (g - sum(g y)). */
import { alongRows } from '../rules/rows.ts';
import type { NoAttrs, OpDef, Value } from '../types.ts';

export const softmax: OpDef<NoAttrs> = alongRows({
  name: 'softmax',
  row: (x, largest, sum) => Math.exp(x - largest) / sum,
  vjp: ({ b, results, grads }) => {
    const y = results[0] as Value;
    const g = grads[0];
    if (!g) return [null];
    return [b.mul(y, b.sub(g, b.sum(b.mul(g, y), [y.shape.length - 1], true)))];
  },
});
