/** @file Turns axes around. */
import type { HostTensor } from '../../core/tensor.ts';
import { defineOp, requireAxis, requireOperands } from '../rules/define-op.ts';
import { take } from '../rules/movement.ts';
import { stridesOf } from '../rules/shapes.ts';
import type { OpDef, ValueType } from '../types.ts';

export const reverse: OpDef<{ readonly axes: readonly number[] }> = defineOp({
  name: 'reverse',
  kind: 'shape',
  infer: (operands, { axes }) => {
    requireOperands('reverse', operands, 1);
    const x = operands[0] as ValueType;
    for (const axis of axes) requireAxis('reverse', x, axis);
    return [{ dtype: x.dtype, shape: x.shape }];
  },
  vjp: ({ b, grads, attrs }) => [grads[0] ? b.one('reverse', [grads[0]], { axes: attrs.axes }) : null],
  saves: 'none',
  evaluate: ([x], { axes }) => {
    const { shape } = x as HostTensor;
    const own = stridesOf(shape);
    const strides = own.map((stride, axis) => (axes.includes(axis) ? -stride : stride));
    const start = axes.reduce((sum, axis) => sum + ((shape[axis] as number) - 1) * (own[axis] as number), 0);
    return [take(x as HostTensor, shape, strides, start)];
  },
  flop: () => 0,
});
