/** @file Every operation: gradients against finite differences in float64, and the promises of its rules. */
import { describe, expect, it } from 'vitest';
import { evaluateProgram } from '../../backends/reference/evaluate.ts';
import { createRandom } from '../../core/rng.ts';
import { type HostTensor, sizeOf } from '../../core/tensor.ts';
import { gradients } from '../autodiff.ts';
import { Builder } from '../builder.ts';
import type { Value } from '../types.ts';
import { verify } from '../verifier.ts';
import { type OpName, ops } from './index.ts';

interface Case {
  readonly op: OpName;
  readonly shapes: readonly (readonly number[])[];
  readonly attrs?: Record<string, unknown>;
  /** Maps a standard normal number into the operation's domain. */
  readonly domain?: (x: number) => number;
  /** Indices, for operands that are labels. */
  readonly labels?: Readonly<Record<number, readonly number[]>>;
}

const positive = (x: number): number => Math.abs(x) + 0.5;
/** Away from the kinks at whole and half numbers. */
const between = (x: number): number => Math.floor(x) + 0.25 + 0.1 * Math.abs(Math.sin(x));
const same = {
  strides: [1, 1],
  padding: [
    [1, 1],
    [1, 1],
  ],
  dilation: [1, 1],
  groups: 1,
};
const strided = {
  strides: [2, 1],
  padding: [
    [0, 1],
    [1, 0],
  ],
  dilation: [1, 2],
  groups: 2,
};
const pool = {
  window: [2, 2],
  strides: [2, 2],
  padding: [
    [0, 0],
    [0, 0],
  ],
};
const overlapping = {
  window: [3, 2],
  strides: [1, 2],
  padding: [
    [1, 1],
    [0, 1],
  ],
};

const cases: readonly Case[] = [
  ...(['neg', 'exp', 'tanh', 'sigmoid', 'softplus', 'erf', 'sin', 'cos'] as const).map((op) => ({ op, shapes: [[3, 4]] })),
  ...(['sqrt', 'rsqrt', 'log', 'log1p'] as const).map((op) => ({ op, shapes: [[3, 4]], domain: positive })),
  ...(['abs', 'sign', 'relu', 'floor', 'ceil', 'round'] as const).map((op) => ({ op, shapes: [[3, 4]], domain: between })),
  ...(['add', 'sub', 'mul'] as const).flatMap((op) => [
    {
      op,
      shapes: [
        [3, 4],
        [3, 4],
      ],
    },
    { op, shapes: [[3, 4], [4]] },
    {
      op,
      shapes: [
        [3, 1],
        [1, 4],
      ],
    },
    { op, shapes: [[], [2, 3]] },
  ]),
  { op: 'div', shapes: [[3, 4], [4]], domain: positive },
  {
    op: 'pow',
    shapes: [
      [3, 4],
      [3, 4],
    ],
    domain: positive,
  },
  { op: 'maximum', shapes: [[3, 4], [4]] },
  {
    op: 'minimum',
    shapes: [
      [3, 4],
      [3, 1],
    ],
  },
  { op: 'reshape', shapes: [[3, 4]], attrs: { shape: [2, 6] } },
  { op: 'transpose', shapes: [[2, 3, 4]], attrs: { perm: [2, 0, 1] } },
  { op: 'broadcast', shapes: [[3, 1]], attrs: { shape: [2, 3, 4] } },
  { op: 'slice', shapes: [[4, 5]], attrs: { starts: [1, 2], sizes: [2, 3] } },
  { op: 'pad', shapes: [[2, 3]], attrs: { low: [1, 0], high: [0, 2], value: 0.5 } },
  {
    op: 'concat',
    shapes: [
      [2, 3],
      [2, 1],
    ],
    attrs: { axis: 1 },
  },
  { op: 'reverse', shapes: [[2, 3]], attrs: { axes: [1] } },
  { op: 'gather', shapes: [[5, 3], [4]], attrs: { axis: 0 }, labels: { 1: [0, 4, 4, 2] } },
  { op: 'reduce_sum', shapes: [[2, 3, 4]], attrs: { axes: [0, 2], keepdims: false } },
  { op: 'reduce_mean', shapes: [[2, 3, 4]], attrs: { axes: [1], keepdims: true } },
  { op: 'reduce_max', shapes: [[3, 4]], attrs: { axes: [1], keepdims: false } },
  { op: 'cumsum', shapes: [[3, 4]], attrs: { axis: 1 } },
  ...[false, true].flatMap((a) =>
    [false, true].map((b) => ({
      op: 'dot' as const,
      shapes: [a ? [4, 3] : [3, 4], b ? [5, 4] : [4, 5]],
      attrs: { transpose_a: a, transpose_b: b },
    })),
  ),
  {
    op: 'dot',
    shapes: [
      [2, 3, 4],
      [2, 4, 2],
    ],
    attrs: { transpose_a: false, transpose_b: false },
  },
  {
    op: 'conv',
    shapes: [
      [2, 4, 5, 3],
      [3, 3, 3, 2],
    ],
    attrs: same,
  },
  {
    op: 'conv',
    shapes: [
      [1, 5, 5, 4],
      [2, 2, 2, 6],
    ],
    attrs: strided,
  },
  {
    op: 'conv_input_grad',
    shapes: [
      [2, 4, 5, 2],
      [3, 3, 3, 2],
    ],
    attrs: { ...same, input_size: [4, 5] },
  },
  {
    op: 'conv_weight_grad',
    shapes: [
      [2, 4, 5, 3],
      [2, 4, 5, 2],
    ],
    attrs: { ...same, kernel_size: [3, 3] },
  },
  { op: 'max_pool', shapes: [[2, 4, 4, 3]], attrs: pool },
  { op: 'max_pool', shapes: [[1, 4, 5, 2]], attrs: overlapping },
  { op: 'avg_pool', shapes: [[2, 4, 4, 3]], attrs: pool },
  { op: 'avg_pool', shapes: [[1, 4, 5, 2]], attrs: overlapping },
  { op: 'avg_pool_grad', shapes: [[1, 4, 3, 2]], attrs: { ...overlapping, input_size: [4, 5] } },
  { op: 'batch_norm_train', shapes: [[3, 2, 2, 3], [3], [3]], attrs: { epsilon: 1e-3 } },
  { op: 'softmax', shapes: [[3, 5]] },
  { op: 'log_softmax', shapes: [[3, 5]] },
  { op: 'softmax_cross_entropy', shapes: [[3, 5], [3]], labels: { 1: [0, 4, 2] } },
];

/** Operations that carry no gradient, or are gradients of another one and are judged through it. */
const without = new Set<OpName>([
  'argmax',
  'cast',
  'compare',
  'constant',
  'dim_size',
  'iota',
  'logical',
  'logical_not',
  'one_hot',
  'rng',
  'select',
  'sort_descending',
  'max_pool_grad',
  'batch_norm_grad',
]);

function operandsOf({ shapes, domain = (x) => x, labels = {}, op }: Case): HostTensor[] {
  const random = createRandom(7, op);
  return shapes.map((shape, index): HostTensor => {
    const given = labels[index];
    if (given) return { dtype: 'i32', shape, data: Int32Array.from(given) };
    return { dtype: 'f32', shape, data: Float32Array.from({ length: sizeOf(shape) }, () => domain(random.normal())) };
  });
}

/** loss = sum(first result x fixed weights), so that every element's gradient differs. */
function build(each: Case): {
  loss: (feeds: Record<string, HostTensor>) => number;
  grads: (feeds: Record<string, HostTensor>) => (HostTensor | undefined)[];
} {
  const b = new Builder('case');
  const operands = operandsOf(each);
  const inputs = operands.map((operand, index) => b.input(`x${index}`, { dtype: operand.dtype, shape: operand.shape }));
  const y = b.emit(each.op, inputs, each.attrs as never)[0] as Value;
  const size = sizeOf(y.shape as number[]);
  const values = Array.from({ length: size }, (_, i) => Math.cos(1 + i));
  const weights = b.one('constant', [], { dtype: 'f32', shape: y.shape as number[], values });
  const loss = b.sum(b.mul(y, weights));
  b.output('loss', loss);
  const floats = inputs.filter((input) => input.dtype === 'f32');
  gradients(b, loss, floats).forEach((grad, index) => grad && b.output(`g${inputs.indexOf(floats[index] as Value)}`, grad));
  const program = b.finish();
  verify(program);
  const run = (feeds: Record<string, HostTensor>): Readonly<Record<string, HostTensor>> =>
    evaluateProgram(program, { feeds, states: {}, n: 1 }).outputs;
  return {
    loss: (feeds) => run(feeds)['loss']?.data[0] as number,
    grads: (feeds) => inputs.map((_, index) => run(feeds)[`g${index}`]),
  };
}

describe('gradients', () => {
  it('are judged for every operation that has one', () => {
    const judged = new Set(cases.map((each) => each.op));
    expect((Object.keys(ops) as OpName[]).filter((op) => !judged.has(op) && !without.has(op))).toEqual([]);
  });

  it.each(cases.map((each, index) => [`${index} ${each.op}`, each] as const))('%s agrees with finite differences', (_, each) => {
    const { loss, grads } = build(each);
    const operands = operandsOf(each);
    const feeds = Object.fromEntries(operands.map((operand, index) => [`x${index}`, operand]));
    const found = grads(feeds);
    operands.forEach((operand, index) => {
      if (operand.dtype !== 'f32') return;
      const step = 1 / 512;
      operand.data.forEach((x, place) => {
        const at = (offset: number): number => {
          const data = operand.data.slice();
          data[place] = x + offset;
          return loss({ ...feeds, [`x${index}`]: { ...operand, data } as HostTensor });
        };
        // Central difference: truncation O(step^2), rounding O(2^-24 |loss| / step).
        const expected = (at(step) - at(-step)) / (2 * step);
        const bound = 3e-3 * (1 + Math.abs(expected));
        expect(
          Math.abs((found[index]?.data[place] ?? 0) - expected),
          `operand ${index} place ${place}: ${found[index]?.data[place]} for ${expected}`,
        ).toBeLessThan(bound);
      });
    });
  });
});
