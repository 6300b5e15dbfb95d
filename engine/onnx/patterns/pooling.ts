/** @file Pooling, channels-first, and its gradients. */
import type { Dim } from '../../core/tensor.ts';
import { sizeOf } from '../../core/tensor.ts';
import type { OpNode, Value } from '../../program/types.ts';
import { channelsFirst, physicalShape } from '../forms.ts';
import type { OnnxAttrs } from '../graph.ts';
import type { Lowering, Pattern } from '../lowering.ts';
import { padsOf } from './contraction.ts';

export interface Window {
  readonly window: readonly number[];
  readonly strides: readonly number[];
  readonly padding: readonly (readonly number[])[];
}

export function windowAttrs({ window, strides, padding }: Window): OnnxAttrs {
  return { kernel_shape: { ints: window }, strides: { ints: strides }, pads: { ints: padsOf(padding) } };
}

/** Gives the place of each maximum too, where the gradient will ask for it. */
const maxPool: Pattern<'max_pool'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  const y = op.results[0] as Value;
  const wanted = lowering.users(y).some((user) => user.op === 'max_pool_grad');
  const [name, indices] = lowering.nodes('MaxPool', [lowering.read(x, channelsFirst)], wanted ? 2 : 1, windowAttrs(op.attrs));
  lowering.define(y, name as string, channelsFirst);
  if (indices !== undefined) lowering.setExtra(y, 'indices', indices);
};

/** Places of the maxima, as indices into the whole tensor in memory; computed anew where the forward pass left none. */
export function maxIndices(lowering: Lowering, op: OpNode<'max_pool_grad'>): string {
  const [x, y] = op.operands as readonly [Value, Value];
  const known = lowering.extra(y, 'indices');
  return known ?? (lowering.nodes('MaxPool', [lowering.read(x, channelsFirst)], 2, windowAttrs(op.attrs))[1] as string);
}

/** Adds each gradient at the place of its maximum; windows may overlap. */
const maxPoolGrad: Pattern<'max_pool_grad'> = (lowering, op) => {
  const [x, , dy] = op.operands as readonly [Value, Value, Value];
  const indices = lowering.reshape(maxIndices(lowering, op), flat(dy.shape));
  const updates = lowering.reshape(lowering.read(dy, channelsFirst), flat(dy.shape));
  const zeros = lowering.node('ConstantOfShape', [lowering.lengths(flat(x.shape))]);
  const sums = lowering.node('ScatterElements', [zeros, indices, updates], { axis: { int: 0 }, reduction: { string: 'add' } });
  lowering.define(op.results[0] as Value, lowering.reshape(sums, physicalShape(x.shape, channelsFirst)), channelsFirst);
};

function flat(shape: readonly Dim[]): Dim[] {
  const factor = sizeOf(shape.map((dim) => (typeof dim === 'number' ? dim : dim.N)));
  return [shape.every((dim) => typeof dim === 'number') ? factor : { N: factor }];
}

const avgPool: Pattern<'avg_pool'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  const attrs = { ...windowAttrs(op.attrs), count_include_pad: { int: 0 } };
  lowering.define(op.results[0] as Value, lowering.node('AveragePool', [lowering.read(x, channelsFirst)], attrs), channelsFirst);
};

/** How many elements of the image each window covers, as [1, 1, H, W]. */
function coverage(op: OpNode<'avg_pool_grad'>, size: readonly number[]): { values: number[]; even: boolean } {
  const { window, strides, padding, input_size: input } = op.attrs;
  const along = [0, 1].map((axis) =>
    Array.from({ length: size[axis] as number }, (_, index) => {
      const start = index * (strides[axis] as number) - ((padding[axis] as readonly number[])[0] as number);
      const end = Math.min(start + (window[axis] as number), input[axis] as number);
      return end - Math.max(start, 0);
    }),
  ) as [number[], number[]];
  const values = along[0].flatMap((rows) => along[1].map((columns) => rows * columns));
  return { values, even: values.every((value) => value === values[0]) };
}

/** Each gradient, divided by its window's count, goes to the whole window: a depthwise ConvTranspose with ones. */
const avgPoolGrad: Pattern<'avg_pool_grad'> = (lowering, op) => {
  const [dy] = op.operands as readonly [Value];
  const { window, strides, padding, input_size: input } = op.attrs;
  const size = dy.shape.slice(1, 3) as number[];
  const channels = dy.shape[3] as number;
  const { values, even } = coverage(op, size);
  const count = even ? lowering.f32([values[0] as number]) : lowering.f32(values, [1, 1, ...size]);
  const share = lowering.node('Div', [lowering.read(dy, channelsFirst), count]);
  const missing = [0, 1].map((axis) => {
    const [low, high] = padding[axis] as readonly [number, number];
    return (
      (input[axis] as number) + low + high - ((size[axis] as number) - 1) * (strides[axis] as number) - (window[axis] as number)
    );
  });
  const result = op.results[0] as Value;
  lowering.define(result, spread(lowering, share, op, channels, missing), channelsFirst);
};

/** Repeats by Resize where the windows tile the image; rows beyond the last window become zeros. */
function spread(
  lowering: Lowering,
  share: string,
  op: OpNode<'avg_pool_grad'>,
  channels: number,
  missing: readonly number[],
): string {
  const { window, strides, padding } = op.attrs;
  const tiles = window.every((length, axis) => length === strides[axis]) && padding.flat().every((pad) => pad === 0);
  if (tiles) {
    const scales = lowering.f32([1, 1, ...window]);
    const attrs: OnnxAttrs = {
      mode: { string: 'nearest' },
      coordinate_transformation_mode: { string: 'asymmetric' },
      nearest_mode: { string: 'floor' },
    };
    const grown = lowering.node('Resize', [share, '', scales], attrs);
    if (missing.every((rows) => rows === 0)) return grown;
    return lowering.node('Pad', [grown, lowering.i64([0, 0, 0, 0, 0, 0, ...missing]), lowering.f32([0])]);
  }
  const ones = lowering.filled(1, 'f32', [channels, 1, ...window]);
  const attrs = { ...windowAttrs(op.attrs), group: { int: channels } };
  const cut = missing.map((rows) => Math.max(0, -rows));
  const open = {
    ...attrs,
    pads: { ints: padsOf(padding.map((side, axis) => [side[0] as number, (side[1] as number) + (cut[axis] as number)])) },
  };
  const late = missing.map((rows) => Math.max(0, rows));
  return lowering.node('ConvTranspose', [share, ones], { ...open, output_padding: { ints: late } });
}

export const pooling = { max_pool: maxPool, max_pool_grad: maxPoolGrad, avg_pool: avgPool, avg_pool_grad: avgPoolGrad };
