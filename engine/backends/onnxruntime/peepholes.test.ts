/** @file What is fused or rearranged over several operations: it happens, it means the same, and it repeats bit for bit. */
import * as ort from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../core/rng.ts';
import type { HostTensor } from '../../core/tensor.ts';
import { plain } from '../../onnx/forms.ts';
import { gradients } from '../../program/autodiff.ts';
import { Builder } from '../../program/builder.ts';
import { optimize } from '../../program/passes/pipeline.ts';
import type { Value } from '../../program/types.ts';
import { evaluateProgram } from '../reference/evaluate.ts';
import { type Built, type Fill, operatorsOf, randomTensor, runOnnx } from './fixtures.ts';
import { probeBlock } from './probe-block.ts';
import { createTable } from './table.ts';

const block = await probeBlock(ort);
const tables = [createTable(block), createTable(null)] as const;
const [table] = tables;

const normal: Fill = (random) => random.normal();
/** Multiples of a half: many ties, many zeros. */
const halves: Fill = (random) => Math.round(random.normal() * 2) / 2;
const geometry = {
  strides: [1, 1],
  padding: [
    [1, 1],
    [1, 1],
  ],
  dilation: [1, 1],
  groups: 1,
} as const;
const tiles = {
  window: [2, 2],
  strides: [2, 2],
  padding: [
    [0, 0],
    [0, 0],
  ],
} as const;

type Make = (b: Builder, inputs: readonly Value[]) => Value;

/** y = make(inputs) and, where asked for, the gradients of sum(y c) with c random. */
function build(inputs: readonly (readonly [shape: readonly number[], fill: Fill])[], make: Make, derive = true): Built {
  const random = createRandom(5, 'peepholes');
  const feeds: Record<string, HostTensor> = {};
  const b = new Builder('peephole');
  const input = (name: string, shape: readonly number[], fill: Fill): Value => {
    feeds[name] = randomTensor('f32', shape, fill, random);
    return b.input(name, { dtype: 'f32', shape });
  };
  const values = inputs.map(([shape, fill], index) => input(`x${index}`, shape, fill));
  const y = make(b, values);
  b.output('y', y);
  if (derive) {
    const loss = b.sum(b.mul(y, input('c', y.shape as number[], normal)));
    gradients(b, loss, values).forEach((gradient, index) => {
      if (gradient) b.output(`d${index}`, gradient);
    });
  }
  return { program: optimize(b.finish()), feeds };
}

async function gapsOf(built: Built, using = table): Promise<Record<string, number>> {
  const expected = evaluateProgram(built.program, { feeds: built.feeds, states: {}, n: 1 }).outputs;
  const [found] = await runOnnx(built, using, plain(4));
  return Object.fromEntries(
    Object.entries(expected).map(([name, { data }]) => {
      const own = found?.[name]?.data as HostTensor['data'];
      const largest = Math.max(...Array.from(data, Math.abs));
      const gap = Math.max(...Array.from(data, (value, at) => Math.abs(value - (own[at] as number))));
      return [name, gap / (largest || 1)];
    }),
  );
}

const reluThenPool: Make = (b, [x]) => b.one('max_pool', [b.one('relu', [x as Value])], tiles);

describe('relu before max-pooling', () => {
  it.each([[[3, 8, 6, 4]], [[2, 11, 9, 5]]])(
    'runs after it, ties and cut-off rows included, for pictures of %j',
    async (shape) => {
      const built = build([[shape, halves]], reluThenPool);
      expect(operatorsOf(built, table).filter((op) => op === 'Where')).toEqual([]);
      expect(operatorsOf(built, table).indexOf('Relu')).toBeGreaterThan(operatorsOf(built, table).indexOf('MaxPool'));
      expect(await gapsOf(built)).toEqual({ y: 0, d0: 0 });
    },
  );

  it('runs after it where no gradient is asked for', async () => {
    const built = build([[[2, 4, 4, 3], halves]], reluThenPool, false);
    expect(operatorsOf(built, table).filter((op) => op !== 'Transpose')).toEqual(['MaxPool', 'Relu']);
    expect(await gapsOf(built)).toEqual({ y: 0 });
  });

  it('stays where something else reads it', async () => {
    const built = build([[[2, 4, 4, 3], halves]], (b, [x]) => {
      const y = b.one('relu', [x as Value]);
      return b.mul(b.one('max_pool', [y], tiles), b.one('avg_pool', [y], tiles));
    });
    expect(operatorsOf(built, table).indexOf('Relu')).toBeLessThan(operatorsOf(built, table).indexOf('MaxPool'));
    for (const gap of Object.values(await gapsOf(built))) expect(gap).toBeLessThan(1e-6);
  });
});

describe('a convolution', () => {
  it('takes up its bias, and runs over blocks of channels where the processor has them', async () => {
    const built = build(
      [
        [[2, 6, 5, 32], normal],
        [[3, 2, 32, 16], normal],
        [[16], normal],
      ],
      (b, [x, w, bias]) => b.add(b.one('conv', [x as Value, w as Value], geometry), bias as Value),
    );
    expect(operatorsOf(built, table).filter((op) => op === 'Add')).toEqual([]);
    if (block !== null) expect(operatorsOf(built, table)).toContain('ReorderInput');
    for (const using of tables) for (const gap of Object.values(await gapsOf(built, using))) expect(gap).toBeLessThan(2e-6);
  });

  it('keeps to whole channels where blocks do not come out even', async () => {
    const built = build(
      [
        [[2, 6, 5, 12], normal],
        [[3, 3, 12, 20], normal],
      ],
      (b, [x, w]) => b.one('conv', [x as Value, w as Value], geometry),
    );
    expect(operatorsOf(built, table)).not.toContain('ReorderInput');
    for (const gap of Object.values(await gapsOf(built))) expect(gap).toBeLessThan(2e-6);
  });
});

it('passes a gradient through relu by a product', async () => {
  const built = build([[[3, 7], halves]], (b, [x]) => b.one('relu', [x as Value]));
  expect(operatorsOf(built, table)).not.toContain('Where');
  expect(await gapsOf(built)).toEqual({ y: 0, d0: 0 });
});

it('normalizes two layers of equal weights by statistics of their own', async () => {
  const ones: Fill = () => 1;
  const zeros: Fill = () => 0;
  const built = build(
    [
      [[6, 4], normal],
      [[4], ones],
      [[4], zeros],
    ],
    (b, [x, gamma, beta]) => {
      const norm = (value: Value): readonly Value[] =>
        b.emit('batch_norm_train', [value, gamma as Value, beta as Value], { epsilon: 1e-3 });
      const [y, mean, variance] = norm(x as Value) as readonly [Value, Value, Value];
      b.output('mean', b.mul(mean, 3));
      b.output('variance', b.mul(variance, 3));
      const [z, mean2] = norm(b.add(b.mul(y, y), 1)) as readonly [Value, Value, Value];
      b.output('mean2', b.mul(mean2, 3));
      return z;
    },
  );
  for (const [name, gap] of Object.entries(await gapsOf(built))) expect(gap, name).toBeLessThan(1e-5);
});

describe('a hundred runs on two threads give equal bits', () => {
  const nets: readonly (readonly [string, Built])[] = [
    [
      'of a small convnet',
      build(
        [
          [[32, 14, 14, 16], normal],
          [[3, 3, 16, 32], normal],
          [[32], normal],
          [[32], normal],
          [[7 * 7 * 32, 10], normal],
        ],
        (b, [x, w, gamma, beta, dense]) => {
          const y = b.one('conv', [x as Value, w as Value], geometry);
          const [z] = b.emit('batch_norm_train', [y, gamma as Value, beta as Value], { epsilon: 1e-3 });
          const pooled = reluThenPool(b, [z as Value]);
          const flat = b.reshape(pooled, [32, 7 * 7 * 32]);
          return b.one('softmax', [b.one('dot', [flat, dense as Value], { transpose_a: false, transpose_b: false })]);
        },
      ),
    ],
    [
      'of overlapping windows, which add to one place',
      build([[[32, 13, 13, 16], halves]], (b, [x]) =>
        b.one('max_pool', [x as Value], {
          window: [3, 3],
          strides: [1, 1],
          padding: [
            [1, 1],
            [1, 1],
          ],
        }),
      ),
    ],
    [
      'of rows gathered again and again',
      build([[[50, 64], normal]], (b, [x]) => {
        const indices = b.one('constant', [], {
          dtype: 'i32',
          shape: [512],
          values: Array.from({ length: 512 }, (_, i) => (i * i) % 50),
        });
        return b.one('gather', [x as Value, indices], { axis: 0 });
      }),
    ],
  ];

  it.each(nets)('%s', async (_, built) => {
    const [first, ...others] = await runOnnx(built, table, plain(4), 100);
    for (const other of others) {
      for (const [name, { data }] of Object.entries(first ?? {})) {
        expect(Buffer.compare(Buffer.from(data.buffer), Buffer.from(other[name]?.data.buffer as ArrayBuffer)), name).toBe(0);
      }
    }
  });
});
