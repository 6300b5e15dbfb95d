/** @file The kernel of every operation, typed so that a missing entry does not compile. */
import type { OpName } from '../../../program/ops/index.ts';
import { dot } from './dot.ts';
import { elementwiseKernels } from './elementwise.ts';
import type { Kernel } from './kernel.ts';
import { reduceKernels } from './reduce.ts';
import { rowKernels } from './rows.ts';
import { shapeKernels } from './shape.ts';

/** `alias`: the operand's buffer under another shape. `host`: made on the host, once or each step. `none`: not yet. */
export type KernelTable = { readonly [K in OpName]: Kernel<K> | 'alias' | 'host' | 'none' };

export const kernels: KernelTable = {
  ...elementwiseKernels,
  ...reduceKernels,
  ...rowKernels,
  ...shapeKernels,
  dot,
  reshape: 'alias',
  constant: 'host',
  dim_size: 'host',
  iota: 'host',
  rng: 'host',
  log1p: 'none',
  erf: 'none',
  round: 'none',
  pad: 'none',
  concat: 'none',
  reverse: 'none',
  gather: 'none',
  sort_descending: 'none',
  cumsum: 'none',
  conv: 'none',
  conv_input_grad: 'none',
  conv_weight_grad: 'none',
  max_pool: 'none',
  max_pool_grad: 'none',
  avg_pool: 'none',
  avg_pool_grad: 'none',
  batch_norm_train: 'none',
  batch_norm_grad: 'none',
};
