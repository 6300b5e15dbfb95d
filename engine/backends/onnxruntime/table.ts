/** @file The patterns that ONNX Runtime runs fastest; what is not named here runs by its portable pattern. */
import { channelsFirst, physicalShape } from '../../onnx/forms.ts';
import type { Lowering, Pattern, PatternTable } from '../../onnx/lowering.ts';
import { flippedInputGrad } from '../../onnx/patterns/contraction.ts';
import { maxIndices, windowAttrs } from '../../onnx/patterns/pooling.ts';
import { patterns } from '../../onnx/table.ts';
import type { OpNode, Value } from '../../program/types.ts';

/** A stride-1 convolution with the kernel turned around, where padding allows. */
const convInputGrad: Pattern<'conv_input_grad'> = (lowering, op) => {
  const flipped = flippedInputGrad(lowering, op);
  if (flipped === null) (patterns.conv_input_grad as Pattern<'conv_input_grad'>)(lowering, op);
  else lowering.define(op.results[0] as Value, flipped, channelsFirst);
};

/**
 * Pictures as a matrix with a row for each tap and channel (im2col), times the gradient's channels: one Gemm whose
 * result is the kernel's gradient in its own order.
 */
const convWeightGrad: Pattern<'conv_weight_grad'> = (lowering, op) => {
  if (op.attrs.groups !== 1) {
    (patterns.conv_weight_grad as Pattern<'conv_weight_grad'>)(lowering, op);
    return;
  }
  const [x, dy] = op.operands as readonly [Value, Value];
  const [batch, height, width, filters] = dy.shape as [number, number, number, number];
  const channels = x.shape[3] as number;
  const places = batch * height * width;
  const [kh, kw] = op.attrs.kernel_size;
  const picture = padded(lowering, lowering.read(x, '3012'), op);
  const rows: string[] = [];
  for (let i = 0; i < kh; i += 1) {
    for (let j = 0; j < kw; j += 1) {
      rows.push(lowering.reshape(tap(lowering, picture, op, [i, j], [height, width]), [channels, places]));
    }
  }
  const matrix = rows.length === 1 ? (rows[0] as string) : lowering.node('Concat', rows, { axis: { int: 0 } });
  const gradient = lowering.reshape(lowering.read(dy, '3012'), [filters, places]);
  const product = lowering.node('Gemm', [matrix, gradient], { transB: { int: 1 } });
  lowering.define(op.results[0] as Value, lowering.reshape(product, [kh, kw, channels, filters]));
};

/** Rows and columns of zeros around [C, N, H, W]. */
function padded(lowering: Lowering, name: string, op: OpNode<'conv_weight_grad'>): string {
  const [[top, bottom], [left, right]] = op.attrs.padding;
  if (top + bottom + left + right === 0) return name;
  return lowering.node('Pad', [name, lowering.i64([0, 0, top, left, 0, 0, bottom, right]), lowering.f32([0])]);
}

/** What the kernel's tap sees at each place of the output. */
function tap(
  lowering: Lowering,
  name: string,
  op: OpNode<'conv_weight_grad'>,
  at: readonly [number, number],
  size: readonly [number, number],
): string {
  const { strides, dilation } = op.attrs;
  const starts = [0, 1].map((axis) => (at[axis] as number) * (dilation[axis] as number));
  const ends = [0, 1].map((axis) => (starts[axis] as number) + ((size[axis] as number) - 1) * (strides[axis] as number) + 1);
  return lowering.node('Slice', [
    name,
    lowering.i64(starts),
    lowering.i64(ends),
    lowering.i64([2, 3]),
    lowering.i64([...strides]),
  ]);
}

/** Windows that do not overlap: each gradient is put back to its place without adding. */
const maxPoolGrad: Pattern<'max_pool_grad'> = (lowering, op) => {
  const { window, strides, padding } = op.attrs;
  const apart = window.every((length, axis) => length <= (strides[axis] as number)) && padding.flat().every((pad) => pad === 0);
  if (!apart) {
    (patterns.max_pool_grad as Pattern<'max_pool_grad'>)(lowering, op);
    return;
  }
  const [x, , dy] = op.operands as readonly [Value, Value, Value];
  const inputs = [
    lowering.read(dy, channelsFirst),
    maxIndices(lowering, op),
    lowering.i64(physicalShape(x.shape, channelsFirst) as number[]),
  ];
  lowering.define(op.results[0] as Value, lowering.node('MaxUnpool', inputs, windowAttrs(op.attrs)), channelsFirst);
};

export const table: PatternTable = {
  ...patterns,
  conv_input_grad: convInputGrad,
  conv_weight_grad: convWeightGrad,
  max_pool_grad: maxPoolGrad,
};
