/** @file The mean of each window over the places inside the picture: padding does not count, as in Keras. */
import { type HostTensor, sizeOf } from '../../core/tensor.ts';
import { defineOp, requireDType, requireOperands, requireRank } from '../rules/define-op.ts';
import { type PoolAttrs, eachWindow } from '../rules/pool.ts';
import { windowed } from '../rules/windows.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

export const avgPool: OpDef<PoolAttrs> = defineOp<PoolAttrs>({
  name: 'avg_pool',
  kind: 'fused',
  infer: (operands, attrs) => {
    requireOperands('avg_pool', operands, 1);
    const x = operands[0] as ValueType;
    requireDType('avg_pool', x, ['f32']);
    requireRank('avg_pool', x, 4);
    return [{ dtype: 'f32', shape: [x.shape[0] ?? 1, ...windowed('avg_pool', x.shape, attrs.window, attrs), x.shape[3] ?? 1] }];
  },
  vjp: ({ b, operands, attrs, grads }) => {
    const { window, strides, padding } = attrs;
    const [, height, width] = (operands[0] as Value).shape as [unknown, number, number];
    return [grads[0] ? b.one('avg_pool_grad', [grads[0]], { window, strides, padding, input_size: [height, width] }) : null];
  },
  saves: 'none',
  evaluate: ([x], attrs, [result]) => {
    const { data, shape } = x as HostTensor;
    const target = result?.shape ?? [];
    const channels = shape[3] as number;
    const out = new Float32Array(sizeOf(target));
    eachWindow(shape, target, attrs, (y, places) => {
      for (let c = 0; c < channels; c += 1) {
        let sum = 0;
        for (const place of places) sum += data[place + c] as number;
        out[y + c] = sum / places.length;
      }
    });
    return [{ dtype: 'f32', shape: target, data: out }];
  },
  flop: (_, attrs, [y]) => sizeOf(y ?? []) * attrs.window[0] * attrs.window[1],
});
