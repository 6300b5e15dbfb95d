/** @file Batch normalization over all axes but the last: y = gamma (x - mean) / sqrt(variance + epsilon) + beta, mean, biased variance. */
import { type HostTensor, sizeOf } from '../../core/tensor.ts';
import { requireChannels } from '../rules/channels.ts';
import { defineOp, requireOperands } from '../rules/define-op.ts';
import { channelMoments } from '../rules/moments.ts';
import type { OpDef, Value, ValueType } from '../types.ts';

export type BatchNormAttrs = { readonly epsilon: number };

/** Mean and variance feed the running statistics; no gradient flows through them. */
export const batchNormTrain: OpDef<BatchNormAttrs> = defineOp<BatchNormAttrs>({
  name: 'batch_norm_train',
  kind: 'fused',
  infer: (operands) => {
    requireOperands('batch_norm_train', operands, 3);
    const [x, ...vectors] = operands as readonly [ValueType, ...ValueType[]];
    const statistic = requireChannels('batch_norm_train', x, vectors);
    return [{ dtype: 'f32', shape: x.shape }, statistic, statistic];
  },
  vjp: ({ b, operands, results, attrs, grads }) => {
    const g = grads[0];
    if (!g) return [null, null, null];
    const [x, gamma] = operands as readonly [Value, Value];
    const [, mean, variance] = results as readonly [Value, Value, Value];
    return b.emit('batch_norm_grad', [g, x, gamma, mean, variance], attrs);
  },
  saves: 'both',
  evaluate: ([x, gamma, beta], { epsilon }) => {
    const { data, shape } = x as HostTensor;
    const channels = shape.at(-1) as number;
    const { mean, variance } = channelMoments(data, channels);
    const out = new Float32Array(data.length);
    for (let i = 0; i < data.length; i += 1) {
      const c = i % channels;
      const normal = ((data[i] as number) - (mean[c] as number)) / Math.sqrt((variance[c] as number) + epsilon);
      out[i] = normal * (gamma?.data[c] as number) + (beta?.data[c] as number);
    }
    const statistic = (values: Float64Array): HostTensor => ({
      dtype: 'f32',
      shape: [channels],
      data: Float32Array.from(values),
    });
    return [{ dtype: 'f32', shape, data: out }, statistic(mean), statistic(variance)];
  },
  flop: ([x]) => 8 * sizeOf(x ?? []),
});
