/** @file Every operation in ONNX Runtime against its own meaning: portable patterns and fast ones, in each form that a value may come in. */
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../core/rng.ts';
import type { DType, HostTensor } from '../../core/tensor.ts';
import type { Form } from '../../onnx/forms.ts';
import type { PatternTable } from '../../onnx/lowering.ts';
import { patterns } from '../../onnx/table.ts';
import { Builder } from '../../program/builder.ts';
import { type OpName, ops } from '../../program/ops/index.ts';
import type { Value } from '../../program/types.ts';
import { evaluateProgram } from '../reference/evaluate.ts';
import { type Built, type Fill, randomTensor, runOnnx } from './fixtures.ts';
import { probeBlock } from './probe-block.ts';
import { createTable } from './table.ts';

const table = createTable(await probeBlock(ort));

interface Case {
  readonly op: OpName;
  readonly operands: readonly (readonly [dtype: DType, shape: readonly number[], fill?: Fill])[];
  readonly attrs?: object;
  /** Values that other operations make from the operands: the y that a max-pool's gradient reads. */
  readonly prepare?: (b: Builder, operands: readonly Value[]) => readonly Value[];
  /** Allowed error as a multiple of float32's epsilon: of the result, or for products of the sum of all |terms|. 0: equal bits. */
  readonly ulps: number;
  readonly terms?: boolean;
}

const normal: Fill = (random) => random.normal();
const positive: Fill = (random) => Math.abs(random.normal()) + 0.1;
const halves: Fill = (random) => Math.round(random.normal() * 4) / 2;
const label =
  (count: number): Fill =>
  (random) =>
    Math.floor(random.uniform() * count);
/** Also outside 0..count-1. */
const wildLabel =
  (count: number): Fill =>
  (random) =>
    Math.floor(random.uniform() * (count + 4)) - 2;
const bit: Fill = (random) => (random.uniform() < 0.5 ? 0 : 1);

const f = (shape: readonly number[], fill: Fill = normal) => ['f32', shape, fill] as const;
const i = (shape: readonly number[], fill: Fill) => ['i32', shape, fill] as const;
const t = (shape: readonly number[]) => ['bool', shape, bit] as const;

const image = [2, 5, 6, 4];
const simple = {
  strides: [1, 1],
  padding: [
    [0, 0],
    [0, 0],
  ],
  dilation: [1, 1],
  groups: 1,
};
const same = {
  ...simple,
  padding: [
    [1, 1],
    [1, 1],
  ],
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
const even = {
  strides: [2, 2],
  padding: [
    [0, 1],
    [0, 1],
  ],
  dilation: [1, 1],
  groups: 1,
};
const tiles = {
  window: [2, 3],
  strides: [2, 3],
  padding: [
    [0, 0],
    [0, 0],
  ],
};
const gaps = {
  window: [2, 2],
  strides: [3, 3],
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
const samePool = {
  window: [2, 2],
  strides: [2, 2],
  padding: [
    [0, 1],
    [0, 0],
  ],
};

const unaryShapes = [[3, 4], image] as const;
const broadcasts = [
  [image, image],
  [image, [4]],
  [image, []],
  [image, [2, 1, 1, 4]],
  [[5, 6, 1], image],
  [image, [1, 5, 6, 1]],
  [[3, 1], [4]],
] as const;

function unary(names: readonly OpName[], ulps: number, fill: Fill = normal): Case[] {
  return names.flatMap((op) => unaryShapes.map((shape) => ({ op, operands: [f(shape, fill)], ulps })));
}

function binary(names: readonly OpName[], ulps: number, fill: Fill = normal): Case[] {
  return names.flatMap((op) => broadcasts.map(([x, y]) => ({ op, operands: [f(x, fill), f(y, fill)], ulps })));
}

function convolutions(): Case[] {
  const settings = [
    { geometry: simple, kernel: [3, 3, 4, 3], size: [2, 3, 4, 3] },
    { geometry: same, kernel: [3, 3, 4, 3], size: [2, 5, 6, 3] },
    { geometry: simple, kernel: [1, 1, 4, 3], size: [2, 5, 6, 3] },
    { geometry: strided, kernel: [3, 2, 2, 6], size: [2, 2, 5, 6] },
    { geometry: even, kernel: [2, 3, 4, 5], size: [2, 3, 3, 5] },
    { geometry: { ...simple, groups: 4 }, kernel: [3, 3, 1, 8], size: [2, 3, 4, 8] },
  ];
  return settings.flatMap(({ geometry, kernel, size }): Case[] => [
    { op: 'conv', operands: [f(image), f(kernel)], attrs: geometry, ulps: 4, terms: true },
    { op: 'conv_input_grad', operands: [f(size), f(kernel)], attrs: { ...geometry, input_size: [5, 6] }, ulps: 4, terms: true },
    {
      op: 'conv_weight_grad',
      operands: [f(image), f(size)],
      attrs: { ...geometry, kernel_size: kernel.slice(0, 2) },
      ulps: 4,
      terms: true,
    },
  ]);
}

function pools(): Case[] {
  return [tiles, gaps, overlapping, samePool].flatMap((attrs): Case[] => {
    const size = ops.max_pool.infer([{ dtype: 'f32', shape: image }], attrs as never)[0]?.shape as number[];
    const withY: Case['prepare'] = (b, [x, dy]) => [x as Value, b.one('max_pool', [x as Value], attrs as never), dy as Value];
    return [
      { op: 'max_pool', operands: [f(image)], attrs, ulps: 0 },
      { op: 'avg_pool', operands: [f(image)], attrs, ulps: 8 },
      { op: 'max_pool_grad', operands: [f(image), f(size)], attrs, prepare: withY, ulps: 4 },
      { op: 'max_pool_grad', operands: [f(image, halves), f(size)], attrs, prepare: withY, ulps: 4 },
      { op: 'avg_pool_grad', operands: [f(size)], attrs: { ...attrs, input_size: [5, 6] }, ulps: 8 },
    ];
  });
}

const cases: readonly Case[] = [
  ...unary(['neg', 'abs', 'sign', 'relu', 'floor', 'ceil'], 0, halves),
  ...unary(['round'], 0, halves),
  ...unary(['exp', 'tanh', 'sigmoid', 'softplus', 'erf', 'sin', 'cos'], 8),
  ...unary(['sqrt', 'rsqrt', 'log', 'log1p'], 8, positive),
  { op: 'log1p', operands: [f([9], (random) => random.normal() * 1e-6)], ulps: 8 },
  ...unaryShapes.map((shape): Case => ({ op: 'logical_not', operands: [t(shape)], ulps: 0 })),
  ...binary(['add', 'sub', 'mul', 'maximum', 'minimum'], 0),
  ...binary(['div'], 1, positive),
  ...binary(['pow'], 16, positive),
  { op: 'add', operands: [i([3], label(9)), i([3], label(9))], ulps: 0 },
  { op: 'div', operands: [f([3]), f([3], positive)], ulps: 1 },
  ...(['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const).flatMap((kind): Case[] => [
    { op: 'compare', operands: [f(image, halves), f([4], halves)], attrs: { kind }, ulps: 0 },
    { op: 'compare', operands: [i([7], label(3)), i([7], label(3))], attrs: { kind }, ulps: 0 },
  ]),
  ...(['and', 'or', 'xor'] as const).map(
    (kind): Case => ({ op: 'logical', operands: [t(image), t(image)], attrs: { kind }, ulps: 0 }),
  ),
  { op: 'select', operands: [t(image), f(image), f([])], ulps: 0 },
  { op: 'select', operands: [t([2, 1, 1, 1]), f(image), f(image)], ulps: 0 },
  { op: 'select', operands: [t([4]), f([4]), f([3, 1])], ulps: 0 },
  { op: 'cast', operands: [f(image, (random) => random.normal() * 5)], attrs: { dtype: 'i32' }, ulps: 0 },
  { op: 'cast', operands: [f([5], bit)], attrs: { dtype: 'bool' }, ulps: 0 },
  { op: 'cast', operands: [t(image)], attrs: { dtype: 'f32' }, ulps: 0 },
  { op: 'cast', operands: [['u8', [5], label(255)]], attrs: { dtype: 'f32' }, ulps: 0 },
  { op: 'constant', operands: [], attrs: { dtype: 'f32', shape: [2, 2], values: [1, 2, 3, 4] }, ulps: 0 },
  { op: 'constant', operands: [], attrs: { dtype: 'i32', shape: [], values: [-7] }, ulps: 0 },
  { op: 'reshape', operands: [f(image)], attrs: { shape: [2, 120] }, ulps: 0 },
  { op: 'reshape', operands: [f([2, 1, 1, 4])], attrs: { shape: [2, 4] }, ulps: 0 },
  { op: 'transpose', operands: [f(image)], attrs: { perm: [0, 3, 2, 1] }, ulps: 0 },
  { op: 'transpose', operands: [f([2, 3, 4])], attrs: { perm: [2, 0, 1] }, ulps: 0 },
  { op: 'broadcast', operands: [f([2, 1, 1, 4])], attrs: { shape: image }, ulps: 0 },
  { op: 'broadcast', operands: [f([3])], attrs: { shape: [2, 3] }, ulps: 0 },
  { op: 'slice', operands: [f(image)], attrs: { starts: [0, 1, 2, 1], sizes: [2, 3, 2, 2] }, ulps: 0 },
  { op: 'slice', operands: [f([4, 3])], attrs: { starts: [1, 0], sizes: [2, 3] }, ulps: 0 },
  { op: 'slice', operands: [f([4, 3])], attrs: { starts: [0, 0], sizes: [4, 3] }, ulps: 0 },
  { op: 'pad', operands: [f(image)], attrs: { low: [0, 1, 0, 2], high: [0, 0, 3, 1], value: -1.5 }, ulps: 0 },
  { op: 'pad', operands: [i([3], label(9))], attrs: { low: [1], high: [2], value: 7 }, ulps: 0 },
  { op: 'concat', operands: [f(image), f([2, 5, 6, 1]), f(image)], attrs: { axis: 3 }, ulps: 0 },
  { op: 'concat', operands: [f([2, 3]), f([1, 3])], attrs: { axis: 0 }, ulps: 0 },
  { op: 'reverse', operands: [f(image)], attrs: { axes: [1, 3] }, ulps: 0 },
  { op: 'gather', operands: [f([5, 3]), i([2, 4], label(5))], attrs: { axis: 0 }, ulps: 0 },
  { op: 'gather', operands: [f(image), i([3], label(4))], attrs: { axis: 3 }, ulps: 0 },
  { op: 'one_hot', operands: [i([2, 9], wildLabel(5))], attrs: { depth: 5 }, ulps: 0 },
  { op: 'iota', operands: [], attrs: { shape: [3, 4], axis: 1 }, ulps: 0 },
  { op: 'iota', operands: [], attrs: { shape: [3, 4], axis: 0 }, ulps: 0 },
  { op: 'dim_size', operands: [f(image)], attrs: { axis: 2 }, ulps: 0 },
  { op: 'sort_descending', operands: [f([4, 7], halves)], ulps: 0 },
  ...(['reduce_sum', 'reduce_mean'] as const).flatMap((op) => reductions(op, 4, true)),
  ...reductions('reduce_max', 0, false),
  { op: 'argmax', operands: [f(image, halves)], attrs: { axis: 3 }, ulps: 0 },
  { op: 'argmax', operands: [f([4, 9], halves)], attrs: { axis: 1 }, ulps: 0 },
  { op: 'cumsum', operands: [f([3, 5])], attrs: { axis: 1 }, ulps: 4, terms: true },
  ...([false, true] as const).flatMap((a) => [false, true].map((b): Case => dot(a, b, []))),
  ...([false, true] as const).flatMap((a) => [false, true].map((b): Case => dot(a, b, [2, 3]))),
  ...convolutions(),
  ...pools(),
  { op: 'batch_norm_train', operands: [f(image), f([4]), f([4])], attrs: { epsilon: 1e-3 }, ulps: 64 },
  { op: 'batch_norm_train', operands: [f([6, 3]), f([3]), f([3])], attrs: { epsilon: 1e-3 }, ulps: 64 },
  {
    op: 'batch_norm_train',
    operands: [f([9, 1], (random) => 40 + random.normal() / 50), f([1]), f([1])],
    attrs: { epsilon: 1e-5 },
    ulps: 4096,
  },
  {
    op: 'batch_norm_grad',
    operands: [f(image), f(image), f([4]), f([4]), f([4], positive)],
    attrs: { epsilon: 1e-3 },
    ulps: 128,
  },
  {
    op: 'batch_norm_grad',
    operands: [f([6, 3]), f([6, 3]), f([3]), f([3]), f([3], positive)],
    attrs: { epsilon: 1e-3 },
    ulps: 128,
  },
  ...(['softmax', 'log_softmax'] as const).flatMap((op): Case[] => [
    { op, operands: [f([4, 10])], ulps: 16 },
    { op, operands: [f(image)], ulps: 16 },
  ]),
  { op: 'softmax_cross_entropy', operands: [f([6, 10]), i([6], label(10))], ulps: 16 },
  { op: 'softmax_cross_entropy', operands: [f([2, 3, 10]), i([2, 3], label(10))], ulps: 16 },
];

function reductions(op: 'reduce_sum' | 'reduce_mean' | 'reduce_max', ulps: number, terms: boolean): Case[] {
  const axes = [[0, 1, 2], [1, 2], [3], [0], [0, 1, 2, 3], [1, 3]];
  return axes.flatMap((each) =>
    [true, false].map((keepdims): Case => ({ op, operands: [f(image)], attrs: { axes: each, keepdims }, ulps, terms })),
  );
}

function dot(a: boolean, b: boolean, batch: readonly number[]): Case {
  const left = a ? [7, 4] : [4, 7];
  const right = b ? [5, 7] : [7, 5];
  return {
    op: 'dot',
    operands: [f([...batch, ...left]), f([...batch, ...right])],
    attrs: { transpose_a: a, transpose_b: b },
    ulps: 4,
    terms: true,
  };
}

function build(each: Case): Built {
  const b = new Builder(each.op);
  const random = createRandom(7, each.op);
  const feeds: Record<string, HostTensor> = {};
  const operands = each.operands.map(([dtype, shape, fill = normal], index) => {
    feeds[`x${index}`] = randomTensor(dtype, shape, fill, random);
    return b.input(`x${index}`, { dtype, shape });
  });
  const prepared = each.prepare ? each.prepare(b, operands) : operands;
  b.emit(each.op, prepared, (each.attrs ?? {}) as never).forEach((value, index) => {
    b.output(`y${index}`, value);
  });
  return { program: b.finish(), feeds };
}

/** For a sum, |x| in place of each x gives the sum of all |terms|; elsewhere the result itself, never below its mean. */
function scales(each: Case, built: Built, expected: Readonly<Record<string, HostTensor>>): Record<string, HostTensor['data']> {
  const absolute = Object.fromEntries(
    Object.entries(built.feeds).map(([name, tensor]) => [
      name,
      { ...tensor, data: tensor.data.map(Math.abs) as HostTensor['data'] },
    ]),
  );
  const results = each.terms ? evaluateProgram(built.program, { feeds: absolute, states: {}, n: 1 }).outputs : expected;
  return Object.fromEntries(
    Object.entries(results).map(([name, { data }]) => {
      const mean = Array.from(data).reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, data.length);
      return [name, Float32Array.from(data, (value) => (each.terms ? Math.abs(value) : Math.max(mean, Math.abs(value))))];
    }),
  );
}

async function check(each: Case, using: PatternTable, form: Form): Promise<void> {
  const built = build(each);
  const expected = evaluateProgram(built.program, { feeds: built.feeds, states: {}, n: 1 }).outputs;
  const scale = scales(each, built, expected);
  const [found] = await runOnnx(built, using, form);
  for (const [name, tensor] of Object.entries(expected)) {
    expect(found?.[name]?.shape, `${name}'s shape`).toEqual(tensor.shape);
    tensor.data.forEach((value, at) => {
      const own = found?.[name]?.data[at] as number;
      const bound = each.ulps * 2 ** -23 * (scale[name]?.[at] as number);
      expect(Math.abs(own - value), `${name}[${at}]: ${own} for ${value}`).toBeLessThanOrEqual(bound);
    });
  }
}

const named = cases.map((each, index) => [`${index} ${each.op}`, each] as const);
const forms = ['0123', '0312', '3201'];

describe('ONNX patterns', () => {
  it('are tested for every operation but random numbers, which the host makes', () => {
    const tested = new Set(cases.map(({ op }) => op));
    expect(Object.keys(ops).filter((op) => !tested.has(op as OpName))).toEqual(['rng']);
  });

  it.each(named)('of standard operators mean %s', async (_, each) => {
    for (const form of forms) await check(each, patterns, form);
  });

  it.each(named.filter(([, { op }]) => table[op] !== patterns[op]))('made for speed mean %s', async (_, each) => {
    for (const form of forms) await check(each, table, form);
  });
});
