/** @file The gradient of batch normalization, through the batch's own statistics (Ioffe and Szegedy 2015, section 3). */
import { type HostTensor, shapeEquals, sizeOf } from '../../core/tensor.ts';
import { requireChannels } from '../rules/channels.ts';
import { defineOp, formatType, refuse, requireOperands } from '../rules/define-op.ts';
import type { OpDef, ValueType } from '../types.ts';
import type { BatchNormAttrs } from './batch-norm-train.ts';

/**
 * Operands dy, x, gamma, mean, variance; results dx, dgamma, dbeta. With n = (x - mean) / s and s = sqrt(variance + epsilon):
 * dbeta = sum dy, dgamma = sum dy n, dx = gamma / s (dy - dbeta / m - n dgamma / m).
 */
export const batchNormGrad: OpDef<BatchNormAttrs> = defineOp<BatchNormAttrs>({
  name: 'batch_norm_grad',
  kind: 'fused',
  infer: (operands) => {
    requireOperands('batch_norm_grad', operands, 5);
    const [dy, x, ...vectors] = operands as readonly [ValueType, ValueType, ...ValueType[]];
    const vector = requireChannels('batch_norm_grad', x, vectors);
    if (!shapeEquals(dy.shape, x.shape)) refuse('batch_norm_grad', `${formatType(dy)} is no gradient of ${formatType(x)}`);
    return [{ dtype: 'f32', shape: x.shape }, vector, vector];
  },
  vjp: null,
  saves: 'none',
  evaluate: ([dy, x, gamma, mean, variance], { epsilon }) => {
    const { data, shape } = x as HostTensor;
    const g = (dy as HostTensor).data;
    const channels = shape.at(-1) as number;
    const rows = data.length / channels;
    const scale = Float64Array.from({ length: channels }, (_, c) => 1 / Math.sqrt((variance?.data[c] as number) + epsilon));
    const normal = (i: number, c: number): number => ((data[i] as number) - (mean?.data[c] as number)) * (scale[c] as number);
    const dgamma = new Float64Array(channels);
    const dbeta = new Float64Array(channels);
    for (let i = 0; i < data.length; i += 1) {
      const c = i % channels;
      dbeta[c] = (dbeta[c] as number) + (g[i] as number);
      dgamma[c] = (dgamma[c] as number) + (g[i] as number) * normal(i, c);
    }
    const dx = new Float32Array(data.length);
    for (let i = 0; i < data.length; i += 1) {
      const c = i % channels;
      const rest = ((dbeta[c] as number) + normal(i, c) * (dgamma[c] as number)) / rows;
      dx[i] = (gamma?.data[c] as number) * (scale[c] as number) * ((g[i] as number) - rest);
    }
    const vector = (values: Float64Array): HostTensor => ({ dtype: 'f32', shape: [channels], data: Float32Array.from(values) });
    return [{ dtype: 'f32', shape, data: dx }, vector(dgamma), vector(dbeta)];
  },
  flop: ([, x]) => 12 * sizeOf(x ?? []),
});
