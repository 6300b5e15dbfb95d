/** @file The largest value of each window. Padding never wins. */
import { type HostTensor, sizeOf } from '../../core/tensor.ts';
import { defineOp, requireDType, requireOperands, requireRank } from '../rules/define-op.ts';
import { type PoolAttrs, eachWindow } from '../rules/pool.ts';
import { windowed } from '../rules/windows.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

export const maxPool: OpDef<PoolAttrs> = defineOp<PoolAttrs>({
  name: 'max_pool',
  kind: 'fused',
  infer: (operands, attrs) => {
    requireOperands('max_pool', operands, 1);
    const x = operands[0] as ValueType;
    requireDType('max_pool', x, ['f32']);
    requireRank('max_pool', x, 4);
    return [{ dtype: 'f32', shape: [x.shape[0] ?? 1, ...windowed('max_pool', x.shape, attrs.window, attrs), x.shape[3] ?? 1] }];
  },
  vjp: ({ b, operands, results, attrs, grads }) => {
    const { window, strides, padding } = attrs;
    const [x, y, g] = [operands[0] as Value, results[0] as Value, grads[0]];
    return [g ? b.one('max_pool_grad', [x, y, g], { window, strides, padding }) : null];
  },
  saves: 'both',
  evaluate: ([x], attrs, [result]) => {
    const { data, shape } = x as HostTensor;
    const target = result?.shape ?? [];
    const channels = shape[3] as number;
    const out = new Float32Array(sizeOf(target));
    eachWindow(shape, target, attrs, (y, places) => {
      for (let c = 0; c < channels; c += 1) {
        let largest = Number.NEGATIVE_INFINITY;
        for (const place of places) {
          const value = data[place + c] as number;
          if (value > largest || Number.isNaN(value)) largest = value;
        }
        out[y + c] = largest;
      }
    });
    return [{ dtype: 'f32', shape: target, data: out }];
  },
  flop: (_, attrs, [y]) => sizeOf(y ?? []) * attrs.window[0] * attrs.window[1],
});
