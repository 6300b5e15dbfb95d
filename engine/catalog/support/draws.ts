/** @file How initializers draw: fans, uniform and truncated normal numbers, as keras/src/initializers/random_initializers.py. */
import type { Random } from '../define.ts';
import { type FloatParam, p } from '../params.ts';
import { product } from './shapes.ts';

export type FanMode = 'fan_in' | 'fan_out' | 'fan_avg';
export type Distribution = 'uniform' | 'truncated_normal' | 'untruncated_normal';

/** Deviation of a normal distribution cut at two deviations. */
const truncatedDeviation = 0.87962566103423978;

/** A vector counts as both; a kernel counts its window into both. */
function fans(shape: readonly number[]): { readonly fanIn: number; readonly fanOut: number } {
  if (shape.length === 0) return { fanIn: 1, fanOut: 1 };
  if (shape.length === 1) return { fanIn: shape[0] as number, fanOut: shape[0] as number };
  const window = product(shape.slice(0, -2));
  return { fanIn: window * (shape.at(-2) as number), fanOut: window * (shape.at(-1) as number) };
}

export function fill(shape: readonly number[], next: () => number): Float32Array<ArrayBuffer> {
  const data = new Float32Array(product(shape));
  for (let i = 0; i < data.length; i += 1) data[i] = next();
  return data;
}

/** A normal number within two deviations: others are drawn again. */
export function truncated(random: Random): number {
  let x = random.normal();
  while (Math.abs(x) > 2) x = random.normal();
  return x;
}

/** Numbers whose variance is `scale` over the fan. */
export function scaled(
  shape: readonly number[],
  random: Random,
  rule: { readonly scale: number; readonly mode: FanMode; readonly distribution: Distribution },
): Float32Array<ArrayBuffer> {
  const { fanIn, fanOut } = fans(shape);
  const fan = { fan_in: fanIn, fan_out: fanOut, fan_avg: (fanIn + fanOut) / 2 }[rule.mode];
  const variance = rule.scale / Math.max(1, fan);
  if (rule.distribution === 'uniform') {
    const limit = Math.sqrt(3 * variance);
    return fill(shape, () => limit * (2 * random.uniform() - 1));
  }
  if (rule.distribution === 'untruncated_normal') return fill(shape, () => Math.sqrt(variance) * random.normal());
  const deviation = Math.sqrt(variance) / truncatedDeviation;
  return fill(shape, () => deviation * truncated(random));
}

export function meanParam(): FloatParam {
  return p.float({
    text: { label: { en: 'Mean', 'zh-CN': '均值' }, help: { en: 'The middle of the numbers.', 'zh-CN': '数值的中心。' } },
    default: 0,
  });
}

export function deviationParam(): FloatParam {
  return p.float({
    text: {
      label: { en: 'Standard deviation', 'zh-CN': '标准差' },
      help: { en: 'How far the numbers spread.', 'zh-CN': '数值的分散程度。' },
    },
    default: 0.05,
    min: 0,
  });
}
