/** @file Guesses of start weights and of checkpoints: models stay loaded, and a new checkpoint is taken at once. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LoomError } from '../core/errors.ts';
import { chain } from '../model/document/fixtures.ts';
import { printDocument } from '../model/document/load.ts';
import { runFiles } from '../training/protocol.ts';
import { Backends } from './backends.ts';
import { Guesses } from './guesses.ts';
import { LiveRuns } from './live-runs.ts';
import { prepareModel } from './prepare.ts';
import { RunFolder } from './run-folder.ts';

const drawing = chain([['Dense', { units: 3, activation: 'softmax' }]], { shape: [4] });
const example = { in: [0.1, 0.2, 0.3, 0.4] };
const backends = new Backends(() => Promise.reject(new LoomError('engine.no-gpu-window', {})));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-guesses-'));
  writeFileSync(join(folder, runFiles.document), printDocument(drawing));
  writeFileSync(join(folder, runFiles.run), JSON.stringify({ id: 'run', data: 'mnist' }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A checkpoint after `step` steps whose kernel is filled with `step`. */
async function checkpoint(step: number): Promise<void> {
  const { compiled } = prepareModel(drawing);
  const states = compiled.initialize(1);
  states['l0/kernel']?.data.forEach((_, index, data) => {
    data[index] = index % 3 === 0 ? step : 0;
  });
  const plan = { backend: 'onnxruntime', version: '', threads: 1, spinning: false, stepsPerCall: 1, lowerings: {} } as const;
  const position = { epoch: step, batch: 0, step };
  await new RunFolder(folder).saveCheckpoint(
    { position, plan, sums: {}, callbacks: {}, states, best: null },
    { best: step === 1 },
  );
}

describe('Guesses', () => {
  it('opens a drawing once, however often its nodes are moved, and anew when its net or seed is another one', async () => {
    const choose = vi.spyOn(backends, 'choose');
    const guesses = new Guesses(backends, new LiveRuns());
    const moved = structuredClone(drawing);
    Object.assign(moved.graphs.main.nodes[0] as object, { position: { x: 400, y: 90 } });
    const first = await guesses.guess({ model: { document: drawing }, example });
    expect(first).toMatchObject({ epoch: 0, step: 0, live: false });
    expect([...(first.outputs['out']?.data ?? [])].reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
    expect(await guesses.guess({ model: { document: moved }, example })).toEqual(first);
    expect(choose).toHaveBeenCalledTimes(1);
    const other = await guesses.guess({
      model: { document: { ...drawing, training: { ...drawing.training, seed: 2 } } },
      example,
    });
    expect(other.outputs).not.toEqual(first.outputs);
    expect(choose).toHaveBeenCalledTimes(2);
    choose.mockRestore();
  });

  it("serves a run's start weights before its first checkpoint, then the last one, or the best", async () => {
    const guesses = new Guesses(backends, new LiveRuns());
    const ask = (weights: 'last' | 'best') => guesses.guess({ model: { run: folder, weights }, example });
    const start = await ask('last');
    expect(start.step).toBe(0);
    await checkpoint(1);
    const one = await ask('last');
    await checkpoint(2);
    const two = await ask('last');
    expect([one.step, two.step, (await ask('best')).step]).toEqual([1, 2, 1]);
    expect(two.outputs).not.toEqual(one.outputs);
    expect((await ask('best')).outputs).toEqual(one.outputs);
  });

  it('refuses what it cannot guess, and goes on', async () => {
    const guesses = new Guesses(backends, new LiveRuns());
    const broken = { ...drawing, graphs: { main: { ...drawing.graphs.main, edges: [] } } };
    await expect(guesses.guess({ model: { document: broken }, example })).rejects.toBeInstanceOf(LoomError);
    await expect(guesses.guess({ model: { document: drawing }, example: { in: [1] } })).rejects.toMatchObject({
      code: 'data.predict-shape',
    });
    expect((await guesses.guess({ model: { document: drawing }, example })).step).toBe(0);
  });
});
