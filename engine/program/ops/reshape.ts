/** @file The same elements under another shape; the batch length may fold with constants. */
import type { HostTensor, Shape } from '../../core/tensor.ts';
import { formatShape } from '../../core/tensor.ts';
import { defineOp, formatType, refuse, requireOperands } from '../rules/define-op.ts';
import { countOf } from '../rules/shapes.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

export const reshape: OpDef<{ readonly shape: Shape }> = defineOp({
  name: 'reshape',
  kind: 'shape',
  infer: (operands, { shape }) => {
    requireOperands('reshape', operands, 1);
    const x = operands[0] as ValueType;
    const from = countOf(x.shape);
    const to = countOf(shape);
    if (from.factor !== to.factor || from.power !== to.power) {
      refuse('reshape', `${formatType(x)} doesn't hold as many elements as ${formatShape(shape)}`);
    }
    return [{ dtype: x.dtype, shape }];
  },
  vjp: ({ b, operands, grads }) => [grads[0] ? b.reshape(grads[0], (operands[0] as Value).shape) : null],
  saves: 'none',
  evaluate: ([x], _, [result]) => {
    const { dtype, data } = x as HostTensor;
    return [{ dtype, shape: result?.shape ?? [], data }];
  },
  flop: () => 0,
});
