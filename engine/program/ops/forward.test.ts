/** @file Every operation: results of small examples, worked out by hand or by another formula; and what rules refuse. */
import { describe, expect, it } from 'vitest';
import { allocate, type DType, type HostTensor, sizeOf } from '../../core/tensor.ts';
import { opDef } from '../op-def.ts';
import { type OpName, ops } from './index.ts';

const tensor = (dtype: DType, shape: readonly number[], values: readonly number[]): HostTensor => {
  const data = allocate(dtype, sizeOf(shape));
  data.set(values);
  return { dtype, shape, data };
};
const f = (shape: readonly number[], ...values: number[]): HostTensor => tensor('f32', shape, values);
const i = (shape: readonly number[], ...values: number[]): HostTensor => tensor('i32', shape, values);
const t = (shape: readonly number[], ...values: number[]): HostTensor => tensor('bool', shape, values);
const count = (shape: readonly number[]): HostTensor => f(shape, ...Array.from({ length: sizeOf(shape) }, (_, k) => k + 1));

function evaluate(op: OpName, operands: readonly HostTensor[], attrs: object = {}): readonly HostTensor[] {
  const definition = opDef(op);
  const types = definition.infer(operands, attrs as never) as readonly { dtype: DType; shape: readonly number[] }[];
  return definition.evaluate(operands, attrs as never, types);
}

interface Example {
  readonly op: OpName;
  readonly operands: readonly HostTensor[];
  readonly attrs?: object;
  readonly results: readonly HostTensor[];
}

const one = (op: OpName, operands: readonly HostTensor[], result: HostTensor, attrs: object = {}): Example => ({
  op,
  operands,
  attrs,
  results: [result],
});
const map = (op: OpName, x: readonly number[], y: readonly number[]): Example =>
  one(op, [f([x.length], ...x)], f([y.length], ...y));
const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
const window = {
  window: [2, 2],
  strides: [1, 1],
  padding: [
    [0, 1],
    [0, 1],
  ],
};
const plain = {
  strides: [1, 1],
  padding: [
    [0, 0],
    [0, 0],
  ],
  dilation: [1, 1],
  groups: 1,
};

const examples: readonly Example[] = [
  map('neg', [1, -2, 0], [-1, 2, -0]),
  one('neg', [i([2], 3, -4)], i([2], -3, 4)),
  map('abs', [1, -2, -inf], [1, 2, inf]),
  map('sign', [3, -2, 0], [1, -1, 0]),
  map('sqrt', [4, 2, -1], [2, Math.SQRT2, nan]),
  map('rsqrt', [4, 0], [0.5, inf]),
  map('exp', [0, 1, 100], [1, Math.E, inf]),
  map('log', [1, 0, -1], [0, -inf, nan]),
  map('log1p', [1e-20, 1], [1e-20, Math.LN2]),
  map('tanh', [0, 100, -100], [0, 1, -1]),
  map('sigmoid', [0, 200, -200], [0.5, 1, 0]),
  map('relu', [1, -1, 0, nan], [1, 0, 0, nan]),
  map('softplus', [0, 200, -200], [Math.LN2, 200, 0]),
  map('erf', [0, 0.5, -1, 3, 9], [0, 0.5204998778130465, -0.8427007929497149, 0.9999779095030014, 1]),
  map('sin', [0, Math.fround(1)], [0, Math.sin(1)]),
  map('cos', [0, Math.fround(1)], [1, Math.cos(1)]),
  map('floor', [1.5, -1.5], [1, -2]),
  map('ceil', [1.5, -1.5], [2, -1]),
  map('round', [0.5, 1.5, 2.5, -0.5, 1.4], [0, 2, 2, -0, 1]),
  one('logical_not', [t([2], 0, 1)], t([2], 1, 0)),
  one('add', [count([2, 2]), f([2], 10, 20)], f([2, 2], 11, 22, 13, 24)),
  one('sub', [f([2, 1], 1, 2), f([3], 1, 2, 3)], f([2, 3], 0, -1, -2, 1, 0, -1)),
  one('mul', [f([], 2), count([3])], f([3], 2, 4, 6)),
  one('mul', [i([2], 3, -4), i([], 5)], i([2], 15, -20)),
  one('div', [f([2], 1, -1), f([2], 4, 0)], f([2], 0.25, -inf)),
  one('maximum', [f([3], 1, 5, nan), f([3], 2, 4, 0)], f([3], 2, 5, nan)),
  one('minimum', [f([3], 1, 5, nan), f([3], 2, 4, 0)], f([3], 1, 4, nan)),
  one('pow', [f([3], 2, -2, 4), f([3], 10, 3, 0.5)], f([3], 1024, -8, 2)),
  ...(['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const).map((kind, k) =>
    one(
      'compare',
      [f([3], 1, 2, 3), f([], 2)],
      t(
        [3],
        ...([
          [0, 1, 0],
          [1, 0, 1],
          [1, 0, 0],
          [1, 1, 0],
          [0, 0, 1],
          [0, 1, 1],
        ][k] as number[]),
      ),
      { kind },
    ),
  ),
  ...(['and', 'or', 'xor'] as const).map((kind, k) =>
    one(
      'logical',
      [t([4], 0, 0, 1, 1), t([4], 0, 1, 0, 1)],
      t(
        [4],
        ...([
          [0, 0, 0, 1],
          [0, 1, 1, 1],
          [0, 1, 1, 0],
        ][k] as number[]),
      ),
      { kind },
    ),
  ),
  one('select', [t([2, 1], 1, 0), count([2]), f([], 9)], f([2, 2], 1, 2, 9, 9)),
  one('cast', [f([3], 1.9, -1.9, 0)], i([3], 1, -1, 0), { dtype: 'i32' }),
  one('cast', [f([3], 0.5, 0, nan)], t([3], 1, 0, 1), { dtype: 'bool' }),
  one('cast', [tensor('u8', [2], [0, 255])], f([2], 0, 255), { dtype: 'f32' }),
  one('constant', [], f([2, 2], 7, 7, 7, 7), { dtype: 'f32', shape: [2, 2], values: [7] }),
  one('reshape', [count([2, 3])], count([3, 2]), { shape: [3, 2] }),
  one('transpose', [count([2, 3])], f([3, 2], 1, 4, 2, 5, 3, 6), { perm: [1, 0] }),
  one('broadcast', [f([2, 1], 1, 2)], f([2, 2, 2], 1, 1, 2, 2, 1, 1, 2, 2), { shape: [2, 2, 2] }),
  one('slice', [count([3, 3])], f([2, 1], 5, 8), { starts: [1, 1], sizes: [2, 1] }),
  one('pad', [count([1, 2])], f([2, 3], -1, 1, 2, -1, -1, -1), { low: [0, 1], high: [1, 0], value: -1 }),
  one('concat', [count([2, 1]), f([2, 2], 5, 6, 7, 8)], f([2, 3], 1, 5, 6, 2, 7, 8), { axis: 1 }),
  one('reverse', [count([2, 2])], f([2, 2], 4, 3, 2, 1), { axes: [0, 1] }),
  one('gather', [count([2, 3]), i([2], 2, 0)], f([2, 2], 3, 1, 6, 4), { axis: 1 }),
  one('one_hot', [i([3], 1, 0, 5)], f([3, 2], 0, 1, 1, 0, 0, 0), { depth: 2 }),
  one('iota', [], i([2, 3], 0, 1, 2, 0, 1, 2), { shape: [2, 3], axis: 1 }),
  one('dim_size', [count([2, 5])], i([], 5), { axis: 1 }),
  one('sort_descending', [f([2, 3], 1, 3, 2, nan, -1, 4)], f([2, 3], 3, 2, 1, 4, -1, nan)),
  one('reduce_sum', [count([2, 3])], f([3], 5, 7, 9), { axes: [0], keepdims: false }),
  one('reduce_mean', [count([2, 3])], f([2, 1], 2, 5), { axes: [1], keepdims: true }),
  one('reduce_max', [f([2, 2], 1, 3, nan, 0)], f([2], 3, nan), { axes: [1], keepdims: false }),
  one('argmax', [f([2, 3], 1, 3, 3, 5, 0, 2)], i([2], 1, 0), { axis: 1 }),
  one('cumsum', [count([2, 2])], f([2, 2], 1, 2, 4, 6), { axis: 0 }),
  one('dot', [count([2, 2]), f([2, 1], 1, 10)], f([2, 1], 21, 43), { transpose_a: false, transpose_b: false }),
  one('dot', [count([2, 2]), f([1, 2], 1, 10)], f([2, 1], 31, 42), { transpose_a: true, transpose_b: true }),
  one('dot', [count([2, 1, 2]), count([2, 2, 1])], f([2, 1, 1], 5, 25), { transpose_a: false, transpose_b: false }),
  one('conv', [count([1, 3, 3, 1]), f([2, 2, 1, 1], 1, 0, 0, -1)], f([1, 2, 2, 1], -4, -4, -4, -4), plain),
  one('conv', [count([1, 1, 2, 2]), f([1, 1, 1, 2], 10, 100)], f([1, 1, 2, 2], 10, 200, 30, 400), { ...plain, groups: 2 }),
  one('conv_input_grad', [f([1, 1, 1, 1], 2), f([2, 2, 1, 1], 1, 2, 3, 4)], f([1, 3, 2, 1], 2, 4, 6, 8, 0, 0), {
    ...plain,
    strides: [2, 1],
    input_size: [3, 2],
  }),
  one('conv_weight_grad', [count([1, 2, 2, 1]), f([1, 1, 2, 1], 1, 10)], f([2, 1, 1, 1], 21, 43), {
    ...plain,
    kernel_size: [2, 1],
  }),
  one('max_pool', [f([1, 2, 2, 1], -1, -2, -3, -4)], f([1, 2, 2, 1], -1, -2, -3, -4), window),
  one('avg_pool', [count([1, 2, 2, 1])], f([1, 2, 2, 1], 2.5, 3, 3.5, 4), window),
  one('max_pool_grad', [f([1, 2, 2, 1], 3, 3, 1, 0), f([1, 1, 1, 1], 3), f([1, 1, 1, 1], 5)], f([1, 2, 2, 1], 5, 0, 0, 0), {
    ...window,
    padding: [
      [0, 0],
      [0, 0],
    ],
  }),
  one('avg_pool_grad', [f([1, 2, 2, 1], 4, 2, 2, 1)], f([1, 2, 2, 1], 1, 2, 2, 4), { ...window, input_size: [2, 2] }),
  {
    op: 'batch_norm_train',
    operands: [f([2, 2], 1, 10, 3, 10), f([2], 2, 1), f([2], 0, 5)],
    attrs: { epsilon: 0 + 3 },
    results: [f([2, 2], -1, 5, 1, 5), f([2], 2, 10), f([2], 1, 0)],
  },
  {
    op: 'batch_norm_grad',
    operands: [f([2, 1], 1, 0), f([2, 1], -1, 1), f([1], 2), f([1], 0), f([1], 1)],
    attrs: { epsilon: 3 },
    results: [f([2, 1], 0.375, -0.375), f([1], -0.5), f([1], 1)],
  },
  one('softmax', [f([2, 2], 0, 0, 1000, -1000)], f([2, 2], 0.5, 0.5, 1, 0)),
  one('log_softmax', [f([2, 2], 0, 0, 1000, -1000)], f([2, 2], -Math.LN2, -Math.LN2, 0, -2000)),
  one('softmax_cross_entropy', [f([3, 2], 0, 0, 1000, -1000, 1, 1), i([3], 1, 1, 2)], f([3], Math.LN2, 2000, nan)),
];

describe('operations', () => {
  it('are all shown by an example; random numbers have a test of their own', () => {
    const shown = new Set(examples.map(({ op }) => op));
    expect(Object.keys(ops).filter((op) => !shown.has(op as OpName))).toEqual(['rng']);
  });

  it.each(examples.map((each, index) => [`${index} ${each.op}`, each] as const))(
    '%s gives the expected results',
    (_, { op, operands, attrs, results }) => {
      const found = evaluate(op, operands, attrs);
      expect(found.map(({ dtype, shape }) => ({ dtype, shape }))).toEqual(results.map(({ dtype, shape }) => ({ dtype, shape })));
      results.forEach(({ data }, index) => {
        data.forEach((expected, place) => {
          const value = found[index]?.data[place] as number;
          // A correctly rounded float64 formula: one unit in float32's last place.
          const bound = Number.isFinite(expected) ? Math.abs(expected) * 2 ** -23 : 0;
          const equal = Object.is(value, expected) || value === expected || Math.abs(value - expected) <= bound;
          expect(equal, `result ${index} place ${place}: ${value} for ${expected}`).toBe(true);
        });
      });
    },
  );

  it('leave their operands as they were', () => {
    for (const { op, operands, attrs } of examples) {
      const before = operands.map(({ data }) => [...data]);
      evaluate(op, operands, attrs);
      expect(
        operands.map(({ data }) => [...data]),
        op,
      ).toEqual(before);
    }
  });

  it('are named as the index names them and count their work', () => {
    for (const { op, operands, attrs = {} } of examples) {
      expect(opDef(op).name).toBe(op);
      const shapes = operands.map(({ shape }) => shape);
      const results = evaluate(op, operands, attrs).map(({ shape }) => shape);
      expect(opDef(op).flop(shapes, attrs as never, results), op).toBeGreaterThanOrEqual(0);
    }
    expect(
      ops.dot.flop(
        [
          [2, 3],
          [3, 4],
        ],
        { transpose_a: false, transpose_b: false },
        [[2, 4]],
      ),
    ).toBe(48);
  });
});

describe('rules refuse', () => {
  const refused: readonly (readonly [string, OpName, readonly HostTensor[], object])[] = [
    ['shapes that do not broadcast', 'add', [count([2]), count([3])], {}],
    ['two element types', 'add', [count([2]), i([2], 1, 2)], {}],
    ['too few operands', 'mul', [count([2])], {}],
    ['a reshape to another size', 'reshape', [count([4])], { shape: [5] }],
    ['an axis that is not there', 'reduce_sum', [count([2])], { axes: [1], keepdims: false }],
    ['inner lengths that differ', 'dot', [count([2, 3]), count([2, 3])], { transpose_a: false, transpose_b: false }],
    ['a kernel for other channels', 'conv', [count([1, 3, 3, 2]), count([2, 2, 3, 1])], plain],
    [
      'a window larger than the picture',
      'max_pool',
      [count([1, 1, 3, 1])],
      {
        ...window,
        padding: [
          [0, 0],
          [0, 0],
        ],
      },
    ],
    [
      'a gradient of another convolution',
      'conv_weight_grad',
      [count([1, 3, 3, 1]), count([1, 3, 3, 1])],
      { ...plain, kernel_size: [2, 2] },
    ],
    ['a slice outside', 'slice', [count([3])], { starts: [2], sizes: [2] }],
    ['scales for other channels', 'batch_norm_train', [count([2, 3]), count([2]), count([3])], { epsilon: 1 }],
    ['labels of another batch', 'softmax_cross_entropy', [count([2, 3]), i([3], 0, 0, 0)], {}],
  ];

  it.each(refused)('%s', (_, op, operands, attrs) => {
    expect(() => opDef(op).infer(operands, attrs as never)).toThrow('engine.program');
  });

  it('two batch lengths in one, but fold one with constants', () => {
    const n = { N: 1 };
    const reshape = (from: readonly (number | { N: number })[], to: readonly (number | { N: number })[]) =>
      ops.reshape.infer([{ dtype: 'f32', shape: from }], { shape: to })[0]?.shape;
    expect(reshape([n, 7, 64], [{ N: 7 }, 64])).toEqual([{ N: 7 }, 64]);
    expect(reshape([{ N: 7 }, 64], [n, 448])).toEqual([n, 448]);
    expect(() => reshape([n, 4], [4, 4])).toThrow('engine.program');
    expect(
      ops.add.infer(
        [
          { dtype: 'f32', shape: [n, 3] },
          { dtype: 'f32', shape: [1, 3] },
        ],
        {},
      ),
    ).toEqual([{ dtype: 'f32', shape: [n, 3] }]);
    expect(() =>
      ops.add.infer(
        [
          { dtype: 'f32', shape: [n] },
          { dtype: 'f32', shape: [3] },
        ],
        {},
      ),
    ).toThrow('engine.program');
    expect(() => ops.slice.infer([{ dtype: 'f32', shape: [n] }], { starts: [0], sizes: [1] })).toThrow('engine.program');
  });
});
