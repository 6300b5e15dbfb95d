/** @file Convolutions over blocks of channels: ONNX Runtime's own layout for constant kernels, here with kernels that are learnt. */
import type { OpNode, Value } from '../../../program/types.ts';
import { channelsFirst, type Form, kernelForm } from '../../../onnx/forms.ts';
import type { OnnxAttrs } from '../../../onnx/graph.ts';
import type { Lowering, Pattern } from '../../../onnx/lowering.ts';
import { biasOf, convolutionAttrs, flippedPadding } from '../../../onnx/patterns/contraction.ts';
import { reversed } from '../../../onnx/patterns/shape.ts';
import { blockedDomain, fromBlocks, toBlocks } from './blocks.ts';

type Shape4 = readonly [number, number, number, number];

/** [O, I, h, w] as [O / block, I / block, h, w, block of I, block of O], under the name of its old shape. */
function blockKernel(lowering: Lowering, name: string, shape: Shape4, block: number): string {
  const [outputs, inputs, height, width] = shape;
  if (inputs < block) {
    const apart = lowering.reshape(name, [outputs / block, block, inputs, height, width]);
    return lowering.reshape(lowering.node('Transpose', [apart], { perm: { ints: [0, 2, 3, 4, 1] } }), shape);
  }
  const apart = lowering.reshape(name, [outputs / block, block, inputs / block, block, height, width]);
  return lowering.reshape(lowering.node('Transpose', [apart], { perm: { ints: [0, 2, 4, 5, 3, 1] } }), shape);
}

interface BlockedConv {
  readonly x: Value;
  readonly kernel: string;
  readonly shape: Shape4;
  readonly bias: string | null;
  readonly attrs: OnnxAttrs;
}

/** In blocks; fewer channels than a block are read as they are. */
function blockedConv(lowering: Lowering, { x, kernel, shape, bias, attrs }: BlockedConv, block: number): string {
  const picture = lowering.read(x, channelsFirst);
  const names = [shape[1] < block ? picture : toBlocks(lowering, picture), blockKernel(lowering, kernel, shape, block)];
  return lowering.node('Conv', bias === null ? names : [...names, bias], attrs, blockedDomain);
}

/** Whether `value`, or its ReLU, goes to a max-pool, which takes it in blocks. */
function isPooled(lowering: Lowering, value: Value): boolean {
  return lowering
    .users(value)
    .some((user) => user.op === 'max_pool' || (user.op === 'relu' && isPooled(lowering, user.results[0] as Value)));
}

/** Whole blocks in and out; one group. */
function fits(op: OpNode<'conv'> | OpNode<'conv_input_grad'>, block: number): boolean {
  const [, , inputs, outputs] = (op.operands[1] as Value).shape as [number, number, number, number];
  return op.attrs.groups === 1 && inputs % block === 0 && outputs % block === 0;
}

/**
 * Blocks of `block` channels where they come out even, else `otherwise`. A picture of few channels (grey or colour) gains only
 * where its result is pooled in blocks.
 */
export function conv(block: number, otherwise: Pattern<'conv'>): Pattern<'conv'> {
  return (lowering, op) => {
    const [x, w] = op.operands as readonly [Value, Value];
    const [height, width, inputs, outputs] = w.shape as [number, number, number, number];
    const added = biasOf(lowering, op.results[0] as Value);
    const result = added ? added.sum : (op.results[0] as Value);
    const thin = op.attrs.groups === 1 && inputs < block && outputs % block === 0 && isPooled(lowering, result);
    if (!thin && !fits(op, block)) {
      otherwise(lowering, op);
      return;
    }
    const blocks = blockedConv(
      lowering,
      {
        x,
        kernel: lowering.read(w, kernelForm),
        shape: [outputs, inputs, height, width],
        bias: added ? lowering.read(added.bias) : null,
        attrs: convolutionAttrs(op.attrs, [height, width]),
      },
      block,
    );
    lowering.setExtra(result, 'blocks', blocks);
    lowering.define(result, fromBlocks(lowering, blocks, outputs), channelsFirst);
  };
}

/** [I, O, h, w] of a kernel [h, w, I, O]: what a convolution of the gradient reads. */
const turnedForm: Form = '2301';

/** A stride-1 gradient is a convolution with the kernel turned around. */
export function convInputGrad(block: number, otherwise: Pattern<'conv_input_grad'>): Pattern<'conv_input_grad'> {
  return (lowering, op) => {
    const padding = flippedPadding(op);
    if (padding === null || !fits(op, block)) {
      otherwise(lowering, op);
      return;
    }
    const [dy, w] = op.operands as readonly [Value, Value];
    const [height, width, inputs, outputs] = w.shape as [number, number, number, number];
    const axes = [2, 3].filter((axis) => (w.shape[axis - 2] as number) > 1);
    const blocks = blockedConv(
      lowering,
      {
        x: dy,
        kernel: reversed(lowering, lowering.read(w, turnedForm), axes),
        shape: [inputs, outputs, height, width],
        bias: null,
        attrs: convolutionAttrs({ ...op.attrs, padding }, [height, width]),
      },
      block,
    );
    lowering.define(op.results[0] as Value, fromBlocks(lowering, blocks, inputs), channelsFirst);
  };
}
