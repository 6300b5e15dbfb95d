/** @file Imported models get MNIST in the range that they were trained with: the numbers are those of Keras' own evaluate. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bindSample, fittingSample } from '../../model/sample-binding.ts';
import { Backends } from '../backends.ts';
import { RunFolder } from '../run-folder.ts';
import { bindRun } from './bind-run.ts';
import { importModel } from './import.ts';

const folder = resolve(import.meta.dirname, '../../../e2e/reference/golden/mnist-models');
const models = JSON.parse(readFileSync(join(folder, 'models.json'), 'utf8')) as Record<
  string,
  { readonly most: number; readonly accuracy: number; readonly loss: number }
>;
const home = mkdtempSync(join(tmpdir(), 'layerloom-bind-'));
const backends = new Backends(() => Promise.reject(new Error('no GPU here')));
afterAll(async () => {
  await backends.dispose();
  rmSync(home, { recursive: true, force: true });
});

async function bound(name: string, most: number) {
  const run = join(home, `${name}-${most}`);
  const { document } = await importModel({ path: join(folder, name), run, name }, backends);
  const fit = fittingSample(document);
  if (!fit) throw new Error('MNIST does not fit');
  return { run, metrics: await bindRun({ run, document: bindSample(document, fit, most), data: 'mnist' }, backends) };
}

describe('bindRun', () => {
  it.each(Object.entries(models))('tests %s as Keras does', async (name, { most, accuracy, loss }) => {
    const { run, metrics } = await bound(name, most);
    expect(Math.abs((metrics['accuracy'] ?? 0) - accuracy)).toBeLessThanOrEqual(1e-4);
    expect(Math.abs((metrics['loss'] ?? 0) - loss)).toBeLessThanOrEqual(1e-4);
    const held = new RunFolder(run);
    expect([held.readRecord().data, held.readEvents().at(-1)]).toEqual([
      'mnist',
      expect.objectContaining({ event: 'test', metrics }),
    ]);
  });

  it('finds little with the other range', async () => {
    const { metrics } = await bound('rows.keras', 1);
    expect(metrics['accuracy']).toBeLessThan(0.6);
  });
});
