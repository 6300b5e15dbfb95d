/** @file Batches that a thread reads ahead equal those that are read directly; nobody is left waiting. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TensorData } from '../../core/tensor.ts';
import { arrayDataset } from '../arrays.ts';
import { type BatchReader, type BatchSpec, directReader } from '../batches.ts';
import { workerReader } from './worker-reader.ts';

let folder: string;
let script: string;
let reader: BatchReader | null = null;

/** A thread needs JavaScript: the worker is built as the product builds it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-worker-'));
  script = join(folder, 'batch-worker.mjs');
  const entry = join(import.meta.dirname, 'batch-worker.ts');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: entry, outDir: folder, rolldownOptions: { output: { entryFileNames: 'batch-worker.mjs' } } },
  });
});
afterEach(async () => {
  await reader?.dispose();
  reader = null;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const length = 103;
const data = arrayDataset(
  {
    x: { dtype: 'f32', shape: [length + 5, 3], data: Float32Array.from({ length: 3 * (length + 5) }, (_, i) => Math.sin(i)) },
    y: { dtype: 'i32', shape: [length + 5], data: Int32Array.from({ length: length + 5 }, (_, i) => i) },
  },
  'test.npz',
).slice(5, length + 5);
const spec: BatchSpec = {
  bindings: [
    { input: 'input:x', column: 'x', dtype: 'f32', size: 3 },
    { input: 'target:y', column: 'y', dtype: 'i32', size: 1 },
  ],
  batchSize: 10,
  shuffle: true,
  seed: 4,
};

async function batchOf(from: BatchReader, epoch: number, batch: number): Promise<TensorData[]> {
  const into = { 'input:x': new Float32Array(30), 'target:y': new Int32Array(10) };
  await from.read(epoch, batch, into);
  const examples = from.sizeOf(batch);
  return [into['input:x'].subarray(0, 3 * examples), into['target:y'].subarray(0, examples)];
}

describe('workerReader', () => {
  it('equals the direct reader over epochs, with their last smaller batches', async () => {
    reader = workerReader(script, data, spec);
    const direct = directReader(data, spec);
    expect([reader.batches, reader.sizeOf(10)]).toEqual([11, 3]);
    for (let epoch = 0; epoch < 3; epoch++) {
      for (let batch = 0; batch < reader.batches; batch++) {
        expect(await batchOf(reader, epoch, batch), `${epoch}, ${batch}`).toEqual(await batchOf(direct, epoch, batch));
      }
    }
  });

  it('goes anywhere, as a resumed run does', async () => {
    reader = workerReader(script, data, spec);
    const direct = directReader(data, spec);
    const places = [
      [2, 7],
      [2, 8],
      [0, 10],
      [1, 0],
      [5, 3],
    ] as const;
    for (const [epoch, batch] of places) {
      expect(await batchOf(reader, epoch, batch)).toEqual(await batchOf(direct, epoch, batch));
    }
  });

  it('can be used again after it was given back', async () => {
    reader = workerReader(script, data, spec);
    const first = await batchOf(reader, 0, 0);
    await reader.dispose();
    await reader.dispose();
    expect(await batchOf(reader, 0, 0)).toEqual(first);
  });

  it('refuses who still waits when it is given back', async () => {
    const silent = join(folder, 'silent.mjs');
    writeFileSync(silent, 'setInterval(() => undefined, 1000);');
    reader = workerReader(silent, data, spec);
    const waiting = batchOf(reader, 0, 0);
    const refused = expect(waiting).rejects.toThrow('internal');
    await reader.dispose();
    await refused;
  });

  it('tells what broke the thread', async () => {
    const broken = join(folder, 'broken.mjs');
    writeFileSync(broken, "throw new Error('out of paper');");
    reader = workerReader(broken, data, spec);
    await expect(batchOf(reader, 0, 0)).rejects.toMatchObject({ code: 'internal', values: { message: 'out of paper' } });
  });
});
