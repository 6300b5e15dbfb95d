/** @file The patterns that ONNX Runtime runs fastest; what is not named here runs by its portable pattern. */
import type { OpName } from '../../program/ops/index.ts';
import { channelsFirst } from '../../onnx/forms.ts';
import type { Pattern, PatternTable } from '../../onnx/lowering.ts';
import { flippedInputGrad } from '../../onnx/patterns/contraction.ts';
import { patterns } from '../../onnx/table.ts';
import type { Value } from '../../program/types.ts';
import * as batchNorm from './patterns/batch-norm.ts';
import * as blocked from './patterns/blocked-conv.ts';
import { maximumBy, maxPool, maxPoolGrad } from './patterns/max-pool.ts';
import * as reluPatterns from './patterns/relu.ts';
import { convWeightGrad } from './patterns/weight-grad.ts';

function portable<K extends OpName>(op: K): Pattern<K> {
  return patterns[op] as Pattern<K>;
}

/** A stride-1 convolution with the kernel turned around, where padding allows. */
const convInputGrad: Pattern<'conv_input_grad'> = (lowering, op) => {
  const flipped = flippedInputGrad(lowering, op);
  if (flipped === null) portable('conv_input_grad')(lowering, op);
  else lowering.define(op.results[0] as Value, flipped, channelsFirst);
};

/** `block`: how many channels this processor's convolutions take at once; null where they take none. */
export function createTable(block: number | null): PatternTable {
  const maximum = maximumBy(block);
  return {
    ...patterns,
    select: reluPatterns.select(portable('select')),
    relu: reluPatterns.relu(portable('relu')),
    max_pool: reluPatterns.maxPool(maxPool(portable('max_pool'), maximum), maximum),
    max_pool_grad: reluPatterns.maxPoolGrad(maxPoolGrad(portable('max_pool_grad'), maximum), maximum),
    conv: block === null ? portable('conv') : blocked.conv(block, portable('conv')),
    conv_input_grad: block === null ? convInputGrad : blocked.convInputGrad(block, convInputGrad),
    conv_weight_grad: convWeightGrad(portable('conv_weight_grad')),
    batch_norm_train: batchNorm.train(portable('batch_norm_train')),
    batch_norm_grad: batchNorm.grad(portable('batch_norm_grad')),
  };
}
