/** @file The gradient of max pooling: each window gives its gradient to the first place that holds the maximum. */
import { type HostTensor, sizeOf } from '../../core/tensor.ts';
import { defineOp, requireOperands } from '../rules/define-op.ts';
import { type PoolAttrs, eachWindow } from '../rules/pool.ts';
import { requireWindowed } from '../rules/windows.ts';
import type { OpDef, ValueType } from '../types.ts';

/** Operands x, y, dy. */
export const maxPoolGrad: OpDef<PoolAttrs> = defineOp<PoolAttrs>({
  name: 'max_pool_grad',
  kind: 'fused',
  infer: (operands, attrs) => {
    requireOperands('max_pool_grad', operands, 3);
    const [x, y, dy] = operands as readonly [ValueType, ValueType, ValueType];
    for (const type of [y, dy]) requireWindowed('max_pool_grad', type, x.shape, attrs.window, attrs);
    return [{ dtype: 'f32', shape: x.shape }];
  },
  vjp: null,
  saves: 'none',
  evaluate: ([x, y, dy], attrs) => {
    const { data, shape } = x as HostTensor;
    const target = (y as HostTensor).shape;
    const channels = shape[3] as number;
    const sums = new Float64Array(sizeOf(shape));
    eachWindow(shape, target, attrs, (at, places) => {
      for (let c = 0; c < channels; c += 1) {
        const largest = (y as HostTensor).data[at + c];
        const first = places.find((place) => data[place + c] === largest);
        if (first !== undefined) sums[first + c] = (sums[first + c] as number) + ((dy as HostTensor).data[at + c] as number);
      }
    });
    return [{ dtype: 'f32', shape, data: Float32Array.from(sums) }];
  },
  flop: (_, attrs, [x]) => sizeOf(x ?? []) * attrs.window[0],
});
