/** @file The three loops of a convolution: every pair of an output place and a kernel tap that meet inside the picture. */
import type { HostTensor } from '../../core/tensor.ts';
import type { WindowAttrs } from './windows.ts';

export interface ConvAttrs extends WindowAttrs {
  readonly dilation: readonly [number, number];
  readonly groups: number;
  readonly [key: string]: unknown;
}

/** Offsets of the first channel at an input place, an output place and a tap, for one meeting. */
export type Meeting = (x: number, y: number, w: number) => void;

export interface ConvSizes {
  /** Of the input [N, H, W, C]. */
  readonly x: readonly number[];
  /** Of the kernel [h, w, C / groups, O]. */
  readonly w: readonly number[];
  /** Of the output [N, H', W', O]. */
  readonly y: readonly number[];
}

export function meetings(sizes: ConvSizes, attrs: ConvAttrs, visit: Meeting): void {
  const [n, height, width, channels] = sizes.x as [number, number, number, number];
  const [kh, kw, perGroup, out] = sizes.w as [number, number, number, number];
  const [, oh, ow] = sizes.y as [number, number, number, number];
  const { strides, padding, dilation } = attrs;
  for (let b = 0; b < n; b += 1) {
    for (let r = 0; r < oh; r += 1) {
      for (let c = 0; c < ow; c += 1) {
        const y = ((b * oh + r) * ow + c) * out;
        for (let i = 0; i < kh; i += 1) {
          const row = r * strides[0] + i * dilation[0] - padding[0][0];
          if (row < 0 || row >= height) continue;
          for (let j = 0; j < kw; j += 1) {
            const column = c * strides[1] + j * dilation[1] - padding[1][0];
            if (column < 0 || column >= width) continue;
            visit(((b * height + row) * width + column) * channels, y, (i * kw + j) * perGroup * out);
          }
        }
      }
    }
  }
}

/** For one meeting: channel pairs (input channel, output channel, place in the tap), group by group. */
export function channelPairs(sizes: ConvSizes, groups: number): Int32Array {
  const perGroup = sizes.w[2] as number;
  const out = sizes.w[3] as number;
  const outPerGroup = out / groups;
  const pairs: number[] = [];
  for (let g = 0; g < groups; g += 1) {
    for (let c = 0; c < perGroup; c += 1) {
      for (let o = 0; o < outPerGroup; o += 1) {
        const to = g * outPerGroup + o;
        pairs.push(g * perGroup + c, to, c * out + to);
      }
    }
  }
  return Int32Array.from(pairs);
}

/** Sums `left x right` over all meetings into the third tensor, in float64. */
export function contract(
  sizes: ConvSizes,
  attrs: ConvAttrs,
  into: 'x' | 'y' | 'w',
  given: Partial<Record<'x' | 'y' | 'w', HostTensor>>,
): HostTensor {
  const shape = sizes[into];
  const sums = new Float64Array(shape.reduce((product, length) => product * length, 1));
  const pairs = channelPairs(sizes, attrs.groups);
  const [x, y, w] = [given.x?.data, given.y?.data, given.w?.data];
  meetings(sizes, attrs, (xAt, yAt, wAt) => {
    for (let p = 0; p < pairs.length; p += 3) {
      const xi = xAt + (pairs[p] as number);
      const yi = yAt + (pairs[p + 1] as number);
      const wi = wAt + (pairs[p + 2] as number);
      if (into === 'y') sums[yi] = (sums[yi] as number) + (x?.[xi] as number) * (w?.[wi] as number);
      else if (into === 'x') sums[xi] = (sums[xi] as number) + (y?.[yi] as number) * (w?.[wi] as number);
      else sums[wi] = (sums[wi] as number) + (x?.[xi] as number) * (y?.[yi] as number);
    }
  });
  return { dtype: 'f32', shape, data: Float32Array.from(sums) };
}

/** Multiply-adds count twice. */
export function convFlop(y: readonly number[], w: readonly number[]): number {
  return 2 * y.reduce((product, length) => product * length, 1) * (w[0] as number) * (w[1] as number) * (w[2] as number);
}
