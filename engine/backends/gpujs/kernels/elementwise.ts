/** @file Kernels of element-wise operations, with numpy's broadcasting. */
import type { OpName } from '../../../program/ops/index.ts';
import { type Kernel, broadcastIndex, coordinates } from './kernel.ts';

/** A body that reads each operand at the element's place and returns `expression` of `x0`, `x1`, ... */
export function elementwise(
  operands: readonly { readonly shape: readonly number[] }[],
  shape: readonly number[],
  expression: string,
): string {
  const size = (dims: readonly number[]): number => dims.reduce((product, length) => product * length, 1);
  const plain = operands.every((operand) => size(operand.shape) === size(shape) || size(operand.shape) === 1);
  const reads = operands.map((operand, index) => {
    const at = size(operand.shape) === 1 ? '0' : plain ? 'i' : broadcastIndex(operand.shape, shape);
    return `const x${index} = a${index}[${at}];`;
  });
  return `${plain ? '' : coordinates(shape)} ${reads.join(' ')} return ${expression};`;
}

function rule<K extends OpName>(expression: string): Kernel<K> {
  return ({ operands, results }) => [elementwise(operands, results[0]?.shape ?? [], expression)];
}

const comparisons = { eq: '===', ne: '!==', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

export const elementwiseKernels = {
  neg: rule<'neg'>('-x0'),
  abs: rule<'abs'>('Math.abs(x0)'),
  sign: rule<'sign'>('Math.sign(x0)'),
  sqrt: rule<'sqrt'>('Math.sqrt(x0)'),
  rsqrt: rule<'rsqrt'>('1.0 / Math.sqrt(x0)'),
  exp: rule<'exp'>('Math.exp(x0)'),
  log: rule<'log'>('Math.log(x0)'),
  tanh: rule<'tanh'>('Math.tanh(Math.min(Math.max(x0, -15.0), 15.0))'),
  sigmoid: rule<'sigmoid'>('1.0 / (1.0 + Math.exp(Math.min(-x0, 80.0)))'),
  relu: rule<'relu'>('Math.max(x0, 0.0)'),
  softplus: rule<'softplus'>('Math.max(x0, 0.0) + Math.log(1.0 + Math.exp(-Math.abs(x0)))'),
  sin: rule<'sin'>('Math.sin(x0)'),
  cos: rule<'cos'>('Math.cos(x0)'),
  floor: rule<'floor'>('Math.floor(x0)'),
  ceil: rule<'ceil'>('Math.ceil(x0)'),
  logical_not: rule<'logical_not'>('1.0 - x0'),
  add: rule<'add'>('x0 + x1'),
  sub: rule<'sub'>('x0 - x1'),
  mul: rule<'mul'>('x0 * x1'),
  div: rule<'div'>('x0 / x1'),
  maximum: rule<'maximum'>('Math.max(x0, x1)'),
  minimum: rule<'minimum'>('Math.min(x0, x1)'),
  /** WGSL's pow is undefined for a negative base; ours are positive (decay rates), squares are written as products. */
  pow: rule<'pow'>('Math.pow(x0, x1)'),
  select: rule<'select'>('x0 > 0.5 ? x1 : x2'),
  compare: (({ operands, results, attrs }) => [
    elementwise(operands, results[0]?.shape ?? [], `x0 ${comparisons[attrs.kind]} x1 ? 1.0 : 0.0`),
  ]) satisfies Kernel<'compare'>,
  logical: (({ operands, results, attrs }) => {
    const expression = { and: 'x0 * x1', or: 'Math.max(x0, x1)', xor: 'Math.abs(x0 - x1)' }[attrs.kind];
    return [elementwise(operands, results[0]?.shape ?? [], expression)];
  }) satisfies Kernel<'logical'>,
  /** Everything is float32 on the device: only a cast to whole numbers or truth changes a value. */
  cast: (({ operands, results, attrs }) => {
    const whole = attrs.dtype === 'i32' && operands[0]?.dtype === 'f32';
    const expression =
      attrs.dtype === 'bool' ? 'x0 !== 0.0 ? 1.0 : 0.0' : whole ? 'Math.sign(x0) * Math.floor(Math.abs(x0))' : 'x0 + 0.0';
    return [elementwise(operands, results[0]?.shape ?? [], expression)];
  }) satisfies Kernel<'cast'>,
} as const;
