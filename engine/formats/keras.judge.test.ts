/** @file Real Keras and tf_keras load what we write: predictions, evaluation, optimizer state, and training that goes on. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpz } from '../core/npz.ts';
import { type HostTensor, sizeOf } from '../core/tensor.ts';
import { analyze } from '../model/analyze.ts';
import { chain, edge, node } from '../model/document/fixtures.ts';
import { h5 } from './h5/format.ts';
import type { Exporter, Format, Importer, ModelBundle } from './interface.ts';
import { keras } from './keras/format.ts';

const python = process.env['LAYERLOOM_PYTHON'];
const script = fileURLToPath(new URL('../../e2e/reference/check-keras.py', import.meta.url));
const golden = (name: string): string =>
  fileURLToPath(new URL(`../../e2e/reference/golden/keras-files/${name}`, import.meta.url));

interface Stored {
  readonly shape: number[];
  readonly data: number[];
}

type Kind = 'label' | 'one-hot' | 'number' | 'same';

/** Targets that fit the outputs of each model: labels, one-hot rows or numbers. */
const targets: Readonly<Record<string, readonly Kind[]>> = {
  mlp: ['label'],
  cnn: ['one-hot'],
  branches: ['number'],
  shared: ['number', 'label'],
};

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-keras-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function store(path: string, tensors: readonly HostTensor[]): string {
  writeFileSync(path, writeNpz(Object.fromEntries(tensors.map((tensor, index) => [String(index), tensor]))));
  return path;
}

function tensor({ shape, data }: Stored): HostTensor {
  return { dtype: 'f32', shape, data: Float32Array.from(data) };
}

function targetFor(kind: Kind, { shape }: Stored): HostTensor {
  const [count, width] = shape as [number, number];
  if (kind === 'same') return { dtype: 'f32', shape, data: new Float32Array(sizeOf(shape)) };
  const label = (row: number): number => (row * 7) % width;
  if (kind === 'label') return { dtype: 'i32', shape: [count], data: Int32Array.from({ length: count }, (_, row) => label(row)) };
  const value = (row: number, column: number): number => (kind === 'number' ? row / count : Number(label(row) === column));
  return {
    dtype: 'f32',
    shape: [count, width],
    data: Float32Array.from({ length: count * width }, (_, at) => value(Math.floor(at / width), at % width)),
  };
}

async function bundleOf(model: string): Promise<ModelBundle> {
  const bytes = new Uint8Array(readFileSync(golden(`${model}.keras`)));
  const { document, weights, optimizer } = await (keras.importer as Importer).import(bytes, model);
  return { ir: analyze(document).ir, weights, optimizer, training: document.training };
}

interface Example {
  readonly inputs: readonly Stored[];
  readonly outputs: readonly Stored[];
}

type Judged = Pick<Format, 'exporter' | 'extension'>;

async function judge(model: string, format: Judged, rest: readonly string[]): Promise<Record<string, unknown>> {
  const recorded = JSON.parse(readFileSync(golden(`${model}.json`), 'utf8')) as Example;
  return ask(model, await bundleOf(model), format, recorded, targets[model] ?? [], rest);
}

async function ask(
  model: string,
  bundle: ModelBundle,
  format: Judged,
  recorded: Example,
  wanted: readonly Kind[],
  rest: readonly string[],
): Promise<Record<string, unknown>> {
  // Tests run side by side, each with files of its own.
  const own = mkdtempSync(join(folder, 'judged-'));
  const path = join(own, `${model}${format.extension}`);
  writeFileSync(path, await (format.exporter as Exporter).export(bundle));
  const target = store(
    join(own, 'target.npz'),
    recorded.outputs.map((output, index) => targetFor(wanted[index] ?? 'number', output)),
  );
  const input = store(join(own, 'in.npz'), recorded.inputs.map(tensor));
  const output = store(join(own, 'out.npz'), recorded.outputs.map(tensor));
  const { stdout } = await promisify(execFile)(python as string, [script, path, input, output, '--fit', target, ...rest]);
  return JSON.parse(stdout.trim().split('\n').at(-1) as string) as Record<string, unknown>;
}

describe.skipIf(!python).concurrent.each(Object.keys(targets))('%s', (model) => {
  it('predicts and trains on from .keras exactly as from the file of Keras itself', async () => {
    const answer = await judge(model, keras, ['--against', golden(`${model}.keras`), '--steps', '50']);
    expect(answer).toMatchObject({ iteration: 4, state: 0 });
    expect(answer['difference']).toBeLessThan(1e-6);
    expect(answer['losses']).toBeLessThan(1e-6);
    expect(answer['weights']).toBeLessThan(1e-6);
  });

  it.each([
    ['Keras 3', []],
    ['tf_keras', ['--tf-keras']],
  ])('predicts, evaluates and fits from .h5 in %s', async (_, flags) => {
    const answer = await judge(model, h5, flags);
    expect(answer['difference']).toBeLessThan(1e-6);
    expect(answer['evaluate']).toMatchObject({ loss: expect.any(Number) });
    expect(answer['fit']).toMatchObject({ loss: expect.any(Number) });
  });
});

/** Names that TensorFlow refuses, an input that is an output, a layer that is two outputs, several losses. */
function oddModel(): { bundle: ModelBundle; example: Example } {
  const end = (loss: string, weight: number, metrics: readonly string[]) => ({
    loss: { type: loss, params: {} },
    loss_weight: weight,
    metrics: metrics.map((type) => ({ type, params: {} })),
  });
  const nodes = [
    node('i', 'Input', '输入 1', { shape: [2, 2] }),
    node('f', 'Flatten', 'flat it'),
    node('d', 'Dense', '层 (1)', { units: 2, kernel_regularizer: { type: 'L2', params: { l2: 0.01 } } }),
    node('a', 'Output', 'a', end('mean_squared_error', 1, ['mean_absolute_error'])),
    node('b', 'Output', 'b', end('mean_absolute_error', 0.5, [])),
    node('c', 'Output', 'c', end('mean_squared_error', 2, [])),
  ];
  const wires = [
    ['i', 'f'],
    ['f', 'd'],
    ['d', 'a'],
    ['d', 'b'],
    ['i', 'c'],
  ] as const;
  const edges = wires.map(([from, to], index) => edge(`e${index}`, from, to));
  const document = {
    ...chain([]),
    name: '我的模型',
    graphs: { main: { nodes: nodes.map((each) => ({ params: {}, ...each })), edges } },
  };
  const training = { ...document.training, optimizer: { type: 'SGD', params: { learning_rate: 0.1, global_clipnorm: 0.5 } } };
  const kernel = [1, -1, 0.5, 2, 0, 0.25, -0.5, 1];
  const bias = [0.5, -0.25];
  const x = Array.from({ length: 12 }, (_, index) => index / 8);
  const y = [0, 1, 2].flatMap((row) =>
    [0, 1].map((column) =>
      [0, 1, 2, 3].reduce((sum, at) => sum + (x[row * 4 + at] ?? 0) * (kernel[at * 2 + column] ?? 0), bias[column] ?? 0),
    ),
  );
  const weights = {
    '层 (1)/kernel': tensor({ shape: [4, 2], data: kernel }),
    '层 (1)/bias': tensor({ shape: [2], data: bias }),
  };
  const input = { shape: [3, 2, 2], data: x };
  const output = { shape: [3, 2], data: y };
  return {
    bundle: { ir: analyze(document).ir, weights, optimizer: null, training },
    example: { inputs: [input], outputs: [output, output, input] },
  };
}

describe.skipIf(!python).concurrent('an odd model', () => {
  it.each([
    ['.keras in Keras 3', keras, []],
    ['.h5 in Keras 3', h5, []],
    ['.h5 in tf_keras', h5, ['--tf-keras']],
  ] as const)('predicts, evaluates and fits from %s', async (_, format, flags) => {
    const { bundle, example } = oddModel();
    const answer = await ask('odd', bundle, format, example, ['number', 'number', 'same'], flags);
    expect(answer['difference']).toBeLessThan(1e-6);
    expect(answer['fit']).toMatchObject({ loss: expect.any(Number) });
  });

  it.each([
    ['.keras in Keras 3', keras, []],
    ['.h5 in Keras 3', h5, []],
    ['.h5 in tf_keras', h5, ['--tf-keras']],
  ] as const)('keeps from_logits and a loss weight in %s', async (_, format, flags) => {
    const bundle = await bundleOf('mlp');
    const loss = { type: 'sparse_categorical_crossentropy', params: { from_logits: true } };
    const weighted = {
      ...bundle,
      ir: { ...bundle.ir, outputs: bundle.ir.outputs.map((output) => ({ ...output, loss, lossWeight: 0.5 })) },
    };
    const recorded = JSON.parse(readFileSync(golden('mlp.json'), 'utf8')) as Example;
    const plain = await ask('plain', bundle, format, recorded, ['label'], flags);
    const answer = await ask('logits', weighted, format, recorded, ['label'], flags);
    expect((answer['evaluate'] as { loss: number }).loss).toBeLessThan((plain['evaluate'] as { loss: number }).loss);
    expect(answer['difference']).toBeLessThan(1e-6);
  });
});
