/** @file The three loops of a convolution: every pair of an output place and a kernel tap that meet inside the picture. */
import { type HostTensor, sizeOf } from '../../core/tensor.ts';
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

type Data = ArrayLike<number>;

/** Where the channels of one group lie: `depth` input channels, `filters` of `stride` output channels. */
interface Block {
  readonly depth: number;
  readonly filters: number;
  readonly stride: number;
}

/** One loop for each of the three tensors; the innermost runs over output channels, which lie side by side in y and w. */
const blocks = {
  y: (sums: Float64Array, x: Data, _: Data, w: Data, { depth, filters, stride }: Block): Meeting => {
    return (xAt, yAt, wAt) => {
      for (let c = 0; c < depth; c += 1) {
        const value = x[xAt + c] as number;
        const row = wAt + c * stride;
        for (let o = 0; o < filters; o += 1) sums[yAt + o] = (sums[yAt + o] as number) + value * (w[row + o] as number);
      }
    };
  },
  x: (sums: Float64Array, _: Data, y: Data, w: Data, { depth, filters, stride }: Block): Meeting => {
    return (xAt, yAt, wAt) => {
      for (let c = 0; c < depth; c += 1) {
        const row = wAt + c * stride;
        let sum = 0;
        for (let o = 0; o < filters; o += 1) sum += (y[yAt + o] as number) * (w[row + o] as number);
        sums[xAt + c] = (sums[xAt + c] as number) + sum;
      }
    };
  },
  w: (sums: Float64Array, x: Data, y: Data, _: Data, { depth, filters, stride }: Block): Meeting => {
    return (xAt, yAt, wAt) => {
      for (let c = 0; c < depth; c += 1) {
        const value = x[xAt + c] as number;
        const row = wAt + c * stride;
        for (let o = 0; o < filters; o += 1) sums[row + o] = (sums[row + o] as number) + value * (y[yAt + o] as number);
      }
    };
  },
};

const empty = new Float32Array(0);

/** Sums the products of the two given tensors over all meetings into the third one, in float64. */
export function contract(
  sizes: ConvSizes,
  attrs: ConvAttrs,
  into: 'x' | 'y' | 'w',
  given: Partial<Record<'x' | 'y' | 'w', HostTensor>>,
): HostTensor {
  const shape = sizes[into];
  const sums = new Float64Array(sizeOf(shape));
  const [, , depth, out] = sizes.w as [number, number, number, number];
  const filters = out / attrs.groups;
  const data = { x: given.x?.data ?? empty, y: given.y?.data ?? empty, w: given.w?.data ?? empty };
  const block = blocks[into](sums, data.x, data.y, data.w, { depth, filters, stride: out });
  meetings(sizes, attrs, (x, y, w) => {
    for (let g = 0; g < attrs.groups; g += 1) block(x + g * depth, y + g * filters, w + g * filters);
  });
  return { dtype: 'f32', shape, data: Float32Array.from(sums) };
}

/** Multiply-adds count twice. */
export function convFlop(y: readonly number[], w: readonly number[]): number {
  return 2 * sizeOf(y) * (w[0] as number) * (w[1] as number) * (w[2] as number);
}
