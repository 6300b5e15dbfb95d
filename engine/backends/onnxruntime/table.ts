/** @file The patterns that ONNX Runtime runs fastest; what is not named here runs by its portable pattern. */
import { flippedInputGrad } from '../../onnx/patterns/contraction.ts';
import { channelsFirst } from '../../onnx/forms.ts';
import type { Pattern, PatternTable } from '../../onnx/lowering.ts';
import { patterns } from '../../onnx/table.ts';
import type { Value } from '../../program/types.ts';

/** A stride-1 convolution with the kernel turned around, where padding allows. */
const convInputGrad: Pattern<'conv_input_grad'> = (lowering, op) => {
  const flipped = flippedInputGrad(lowering, op);
  if (flipped === null) (patterns.conv_input_grad as Pattern<'conv_input_grad'>)(lowering, op);
  else lowering.define(op.results[0] as Value, flipped, channelsFirst);
};

export const table: PatternTable = { ...patterns, conv_input_grad: convInputGrad };
