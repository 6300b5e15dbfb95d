/** @file A convolution kernel's gradient as one Gemm over gathered rows. */
import type { Form } from '../../../onnx/forms.ts';
import type { Lowering, Pattern } from '../../../onnx/lowering.ts';
import type { OpNode, Value } from '../../../program/types.ts';

/** The batch innermost, so that each place of a picture is one run of memory: gathering copies whole runs. */
const batchLast: Form = '3120';
/** [channels, height, width, filters]: the order in which the product comes out. */
const productForm: Form = '2013';
/** Most elements of the gathered matrix (64 MB); beyond, the taps are gathered in turns. */
const mostGathered = 2 ** 24;

export function convWeightGrad(otherwise: Pattern<'conv_weight_grad'>): Pattern<'conv_weight_grad'> {
  return (lowering, op) => (op.attrs.groups === 1 ? gathered : otherwise)(lowering, op);
}

/**
 * A matrix with a row for each channel and tap, holding what the tap sees at each place of the output (im2col), times the
 * gradient's channels.
 */
const gathered: Pattern<'conv_weight_grad'> = (lowering, op) => {
  const [x, dy] = op.operands as readonly [Value, Value];
  const [batch, height, width, filters] = dy.shape as [number, number, number, number];
  const channels = x.shape[3] as number;
  const places = height * width;
  const picture = flattened(lowering, op);
  const gradient = lowering.reshape(lowering.read(dy, batchLast), [filters, places * batch]);
  const taps = tapsOf(op, [height, width]);
  const atOnce = Math.max(1, Math.floor(mostGathered / (channels * places * batch)));
  const parts: string[] = [];
  for (let from = 0; from < taps.length; from += atOnce) {
    const some = taps.slice(from, from + atOnce);
    const rows = lowering.node('Gather', [picture, lowering.i32(some.flat(), [some.length * places])], { axis: { int: 1 } });
    const matrix = lowering.reshape(rows, [channels * some.length, places * batch]);
    const product = lowering.node('Gemm', [matrix, gradient], { transB: { int: 1 } });
    parts.push(lowering.reshape(product, [channels, some.length, filters]));
  }
  const whole = parts.length === 1 ? (parts[0] as string) : lowering.node('Concat', parts, { axis: { int: 1 } });
  const [kh, kw] = op.attrs.kernel_size;
  lowering.define(op.results[0] as Value, lowering.reshape(whole, [channels, kh, kw, filters]), productForm);
};

/** x as [channels, places of the padded picture, batch]. */
function flattened(lowering: Lowering, op: OpNode<'conv_weight_grad'>): string {
  const x = op.operands[0] as Value;
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const [[top, bottom], [left, right]] = op.attrs.padding;
  const name = lowering.read(x, batchLast);
  const pads = lowering.i64([0, top, left, 0, 0, bottom, right, 0]);
  const padded = top + bottom + left + right === 0 ? name : lowering.node('Pad', [name, pads, lowering.f32([0])]);
  return lowering.reshape(padded, [channels, (height + top + bottom) * (width + left + right), batch]);
}

/** Of each tap, row by row: where in the padded picture it stands for each place of the output. */
function tapsOf(op: OpNode<'conv_weight_grad'>, [height, width]: readonly [number, number]): number[][] {
  const { kernel_size: kernel, strides, dilation, padding } = op.attrs;
  const columns = (op.operands[0]?.shape[2] as number) + padding[1][0] + padding[1][1];
  const taps: number[][] = [];
  for (let i = 0; i < kernel[0]; i += 1) {
    for (let j = 0; j < kernel[1]; j += 1) {
      const tap: number[] = [];
      for (let row = 0; row < height; row += 1) {
        const start = (row * strides[0] + i * dilation[0]) * columns + j * dilation[1];
        for (let column = 0; column < width; column += 1) tap.push(start + column * strides[1]);
      }
      taps.push(tap);
    }
  }
  return taps;
}
