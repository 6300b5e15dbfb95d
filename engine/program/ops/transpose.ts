/** @file Reorders axes: axis i of the result is axis `perm[i]` of the operand. */
import type { Dim, HostTensor } from '../../core/tensor.ts';
import { defineOp, formatType, refuse, requireOperands } from '../rules/define-op.ts';
import { take } from '../rules/movement.ts';
import { stridesOf } from '../rules/shapes.ts';
import type { OpDef, ValueType } from '../types.ts';

export const transpose: OpDef<{ readonly perm: readonly number[] }> = defineOp({
  name: 'transpose',
  kind: 'shape',
  infer: (operands, { perm }) => {
    requireOperands('transpose', operands, 1);
    const x = operands[0] as ValueType;
    const complete = perm.length === x.shape.length && x.shape.every((_, axis) => perm.includes(axis));
    if (!complete) refuse('transpose', `[${perm.join(',')}] doesn't reorder the axes of ${formatType(x)}`);
    return [{ dtype: x.dtype, shape: perm.map((axis) => x.shape[axis] as Dim) }];
  },
  vjp: ({ b, grads, attrs }) => {
    const inverse = attrs.perm.map((_, axis) => attrs.perm.indexOf(axis));
    return [grads[0] ? b.one('transpose', [grads[0]], { perm: inverse }) : null];
  },
  saves: 'none',
  evaluate: ([x], { perm }, [result]) => {
    const own = stridesOf((x as HostTensor).shape);
    const strides = perm.map((axis) => own[axis] as number);
    return [take(x as HostTensor, result?.shape ?? [], strides)];
  },
  flop: () => 0,
});
