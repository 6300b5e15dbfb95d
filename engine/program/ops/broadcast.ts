/** @file Repeats along axes of length 1 and along new leading axes, as numpy's broadcast_to. */
import type { HostTensor, Shape } from '../../core/tensor.ts';
import { formatShape, shapeEquals } from '../../core/tensor.ts';
import { defineOp, formatType, refuse, requireOperands } from '../rules/define-op.ts';
import { take } from '../rules/movement.ts';
import { broadcastShapes, broadcastStrides, unbroadcast } from '../rules/shapes.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

export const broadcast: OpDef<{ readonly shape: Shape }> = defineOp({
  name: 'broadcast',
  kind: 'shape',
  infer: (operands, { shape }) => {
    requireOperands('broadcast', operands, 1);
    const x = operands[0] as ValueType;
    if (!shapeEquals(broadcastShapes('broadcast', [x.shape, shape]), shape)) {
      refuse('broadcast', `${formatType(x)} doesn't broadcast to ${formatShape(shape)}`);
    }
    return [{ dtype: x.dtype, shape }];
  },
  vjp: ({ b, operands, grads }) => [grads[0] ? unbroadcast(b, grads[0], (operands[0] as Value).shape) : null],
  saves: 'none',
  evaluate: ([x], _, [result]) => {
    const shape = result?.shape ?? [];
    return [take(x as HostTensor, shape, broadcastStrides((x as HostTensor).shape, shape))];
  },
  flop: () => 0,
});
