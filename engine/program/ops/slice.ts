/** @file A box of the operand: `sizes` elements from `starts` on. An axis that holds the batch is taken whole. */
import type { HostTensor, Shape } from '../../core/tensor.ts';
import { dimEquals, formatShape } from '../../core/tensor.ts';
import { defineOp, formatType, refuse, requireOperands, requireRank } from '../rules/define-op.ts';
import { take } from '../rules/movement.ts';
import { stridesOf } from '../rules/shapes.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

export const slice: OpDef<{ readonly starts: readonly number[]; readonly sizes: Shape }> = defineOp({
  name: 'slice',
  kind: 'shape',
  infer: (operands, { starts, sizes }) => {
    requireOperands('slice', operands, 1);
    const x = operands[0] as ValueType;
    requireRank('slice', x, starts.length);
    requireRank('slice', x, sizes.length);
    sizes.forEach((size, axis) => {
      const start = starts[axis] as number;
      const length = x.shape[axis] as number;
      const whole = start === 0 && dimEquals(size, length);
      const within = typeof size === 'number' && typeof length === 'number' && start >= 0 && start + size <= length;
      if (!whole && !within) refuse('slice', `${formatShape(sizes)} from [${starts.join(',')}] on is not in ${formatType(x)}`);
    });
    return [{ dtype: x.dtype, shape: sizes }];
  },
  vjp: ({ b, operands, grads, attrs }) => {
    if (!grads[0]) return [null];
    const high = (operands[0] as Value).shape.map((length, axis) => {
      const size = attrs.sizes[axis];
      return typeof length === 'number' && typeof size === 'number' ? length - size - (attrs.starts[axis] as number) : 0;
    });
    return [b.one('pad', [grads[0]], { low: attrs.starts, high, value: 0 })];
  },
  saves: 'none',
  evaluate: ([x], { starts }, [result]) => {
    const strides = stridesOf((x as HostTensor).shape);
    const start = strides.reduce((sum, stride, axis) => sum + stride * (starts[axis] as number), 0);
    return [take(x as HostTensor, result?.shape ?? [], strides, start)];
  },
  flop: () => 0,
});
