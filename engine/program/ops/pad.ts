/** @file Adds `low` elements before and `high` after each axis, all of them `value`. */
import type { HostTensor } from '../../core/tensor.ts';
import { allocate, sizeOf } from '../../core/tensor.ts';
import { defineOp, formatType, refuse, requireOperands, requireRank } from '../rules/define-op.ts';
import { indexMap, stridesOf } from '../rules/shapes.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

export type PadAttrs = {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly value: number;
};

export const pad: OpDef<PadAttrs> = defineOp({
  name: 'pad',
  kind: 'shape',
  infer: (operands, { low, high }) => {
    requireOperands('pad', operands, 1);
    const x = operands[0] as ValueType;
    requireRank('pad', x, low.length);
    requireRank('pad', x, high.length);
    const shape = x.shape.map((length, axis) => {
      const more = (low[axis] as number) + (high[axis] as number);
      if ((low[axis] as number) < 0 || (high[axis] as number) < 0) refuse('pad', 'negative padding');
      if (more > 0 && typeof length !== 'number') refuse('pad', `the batch of ${formatType(x)} can't be padded`);
      return typeof length === 'number' ? length + more : length;
    });
    return [{ dtype: x.dtype, shape }];
  },
  vjp: ({ b, operands, grads, attrs }) => [
    grads[0] ? b.one('slice', [grads[0]], { starts: attrs.low, sizes: (operands[0] as Value).shape }) : null,
  ],
  saves: 'none',
  evaluate: ([x], { low, value }, [result]) => {
    const { dtype, data, shape } = x as HostTensor;
    const target = result?.shape ?? [];
    const strides = stridesOf(target);
    const start = strides.reduce((sum, stride, axis) => sum + stride * (low[axis] as number), 0);
    const map = indexMap(shape, strides, start);
    const out = allocate(dtype, sizeOf(target));
    out.fill(value);
    for (let i = 0; i < map.length; i += 1) out[map[i] as number] = data[i] as number;
    return [{ dtype, shape: target, data: out }];
  },
  flop: () => 0,
});
