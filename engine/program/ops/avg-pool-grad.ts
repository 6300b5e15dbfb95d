/** @file The gradient of average pooling: each window shares its gradient equally among its places inside the picture. */
import { type HostTensor, sizeOf } from '../../core/tensor.ts';
import { defineOp, requireOperands } from '../rules/define-op.ts';
import { type PoolAttrs, eachWindow } from '../rules/pool.ts';
import { requireWindowed } from '../rules/windows.ts';
import type { OpDef, ValueType } from '../types.ts';

export interface AvgPoolGradAttrs extends PoolAttrs {
  /** Height and width of the pictures. */
  readonly input_size: readonly [number, number];
}

export const avgPoolGrad: OpDef<AvgPoolGradAttrs> = defineOp<AvgPoolGradAttrs>({
  name: 'avg_pool_grad',
  kind: 'fused',
  infer: (operands, attrs) => {
    requireOperands('avg_pool_grad', operands, 1);
    const dy = operands[0] as ValueType;
    const shape = [dy.shape[0] ?? 1, ...attrs.input_size, dy.shape[3] ?? 1];
    requireWindowed('avg_pool_grad', dy, shape, attrs.window, attrs);
    return [{ dtype: 'f32', shape }];
  },
  /** Linear: the gradient is the pooling itself. */
  vjp: ({ b, attrs, grads }) => {
    const { window, strides, padding } = attrs;
    return [grads[0] ? b.one('avg_pool', [grads[0]], { window, strides, padding }) : null];
  },
  saves: 'none',
  evaluate: ([dy], attrs, [result]) => {
    const { data, shape } = dy as HostTensor;
    const target = result?.shape ?? [];
    const channels = shape[3] as number;
    const sums = new Float64Array(sizeOf(target));
    eachWindow(target, shape, attrs, (y, places) => {
      for (const place of places) {
        for (let c = 0; c < channels; c += 1)
          sums[place + c] = (sums[place + c] as number) + (data[y + c] as number) / places.length;
      }
    });
    return [{ dtype: 'f32', shape: target, data: Float32Array.from(sums) }];
  },
  flop: (_, __, [x]) => sizeOf(x ?? []),
});
