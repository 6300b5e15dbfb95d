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
  /** Truth values, for operands that are conditions. */
  readonly truths?: Readonly<Record<number, readonly number[]>>;
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
  { op: 'select', shapes: [[4], [3, 4], [3, 1]], truths: { 0: [1, 0, 0, 1] } },
  { op: 'cast', shapes: [[3, 4]], attrs: { dtype: 'f32' } },
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
  'compare',
  'constant',
  'dim_size',
  'iota',
  'logical',
  'logical_not',
  'one_hot',
  'rng',
  'sort_descending',
  'max_pool_grad',
  'batch_norm_grad',
]);

function operandsOf({ shapes, domain = (x) => x, labels = {}, truths = {}, op }: Case): HostTensor[] {
  const random = createRandom(7, op);
  return shapes.map((shape, index): HostTensor => {
    const given = labels[index];
    const truth = truths[index];
    if (truth) return { dtype: 'bool', shape, data: Uint8Array.from(truth) };
    if (given) return { dtype: 'i32', shape, data: Int32Array.from(given) };
    return { dtype: 'f32', shape, data: Float32Array.from({ length: sizeOf(shape) }, () => domain(random.normal())) };
  });
}

type Feeds = Readonly<Record<string, HostTensor>>;

interface Judged {
  /** The loss, and the sum of the absolute values of its terms. */
  readonly loss: (feeds: Feeds) => { readonly value: number; readonly terms: number };
  readonly grads: (feeds: Feeds) => readonly (HostTensor | undefined)[];
}

/** loss = sum(first result x fixed weights), so that every element's gradient differs. */
function build(each: Case): Judged {
  const b = new Builder('case');
  const operands = operandsOf(each);
  const inputs = operands.map((operand, index) => b.input(`x${index}`, { dtype: operand.dtype, shape: operand.shape }));
  const y = b.emit(each.op, inputs, each.attrs as never)[0] as Value;
  const size = sizeOf(y.shape as number[]);
  const values = Array.from({ length: size }, (_, i) => Math.cos(1 + i));
  const weights = b.one('constant', [], { dtype: 'f32', shape: y.shape as number[], values });
  const product = b.mul(y, weights);
  const loss = b.sum(product);
  b.output('loss', loss);
  b.output('terms', b.sum(b.one('abs', [product])));
  const floats = inputs.filter((input) => input.dtype === 'f32');
  gradients(b, loss, floats).forEach((grad, index) => {
    if (grad) b.output(`g${inputs.indexOf(floats[index] as Value)}`, grad);
  });
  const program = b.finish();
  verify(program);
  const run = (feeds: Feeds): Feeds => evaluateProgram(program, { feeds, states: {}, n: 1 }).outputs;
  return {
    loss: (feeds) => {
      const { loss: value, terms } = run(feeds);
      return { value: value?.data[0] as number, terms: terms?.data[0] as number };
    },
    grads: (feeds) => {
      const found = run(feeds);
      return inputs.map((_, index) => found[`g${index}`]);
    },
  };
}

const epsilon = 2 ** -24;

/**
 * The central difference at `place`, and how far it may be off: truncation, estimated from a second, twice as wide
 * difference (Richardson), plus the rounding of results, products and sums to float32.
 */
function difference(
  judged: Judged,
  feeds: Feeds,
  { name, place, step }: { name: string; place: number; step: number },
): { slope: number; bound: number } {
  const operand = feeds[name] as HostTensor;
  const x = operand.data[place] as number;
  const at = (offset: number): { x: number; value: number; terms: number } => {
    const data = operand.data.slice();
    data[place] = x + offset;
    return { x: data[place] as number, ...judged.loss({ ...feeds, [name]: { ...operand, data } as HostTensor }) };
  };
  const slopeOver = (reach: number): { slope: number; rounding: number } => {
    const [low, high] = [at(-reach), at(reach)];
    const width = high.x - low.x;
    return { slope: (high.value - low.value) / width, rounding: (3 * epsilon * (low.terms + high.terms)) / width };
  };
  const [near, far] = [slopeOver(step), slopeOver(2 * step)];
  const truncation = Math.abs(near.slope - far.slope) / 2;
  const own = 32 * epsilon * (1 + Math.abs(near.slope) + near.rounding / epsilon / 1024);
  return { slope: near.slope, bound: truncation + 2 * near.rounding + own };
}

describe('gradients', () => {
  it('are judged for every operation that has one', () => {
    const judged = new Set(cases.map((each) => each.op));
    expect((Object.keys(ops) as OpName[]).filter((op) => !judged.has(op) && !without.has(op))).toEqual([]);
  });

  it.each(cases.map((each, index) => [`${index} ${each.op}`, each] as const))('%s agrees with finite differences', (_, each) => {
    const judged = build(each);
    const operands = operandsOf(each);
    // Contractions are linear in each operand: a wide step has no truncation and little rounding.
    const step = ops[each.op].kind === 'contraction' ? 1 : 1 / 256;
    const feeds = Object.fromEntries(operands.map((operand, index) => [`x${index}`, operand]));
    const found = judged.grads(feeds);
    operands.forEach((operand, index) => {
      if (operand.dtype !== 'f32') return;
      operand.data.forEach((__, place) => {
        const { slope, bound } = difference(judged, feeds, { name: `x${index}`, place, step });
        const grad = found[index]?.data[place] ?? 0;
        expect(
          Math.abs(grad - slope),
          `operand ${index} place ${place}: ${grad} for ${slope}, bound ${bound}`,
        ).toBeLessThanOrEqual(bound);
        expect(bound, `operand ${index} place ${place} is judged sharply`).toBeLessThan(2e-3 * (1 + Math.abs(slope)));
      });
    });
  });
});
