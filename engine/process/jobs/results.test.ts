/** @file Results outlive the engine that found them, for as long as weights and data are the same. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeNpz } from '../../core/npz.ts';
import type { HostTensor } from '../../core/tensor.ts';
import { bindSample, fittingSample } from '../../model/sample-binding.ts';
import { runFiles } from '../../training/protocol.ts';
import { Backends } from '../backends.ts';
import { RunFolder } from '../run-folder.ts';
import { bindRun } from './bind-run.ts';
import { importModel } from './import.ts';
import { ResultsJob } from './results.ts';

const home = mkdtempSync(join(tmpdir(), 'layerloom-results-'));
const model = resolve(import.meta.dirname, '../../../e2e/reference/golden/mnist-models/rows.keras');
const backends = new Backends(() => Promise.reject(new Error('no GPU here')));
/** As after a restart; whoever asks it to run the net is refused. */
const restarted = (): ResultsJob =>
  new ResultsJob({ choose: () => Promise.reject(new Error('judged anew')) } as unknown as Backends);
afterAll(async () => {
  await backends.dispose();
  rmSync(home, { recursive: true, force: true });
});

let run: string;
let file: string;
let made = 0;

/** 40 pictures whose numbers follow from their place. */
function writeData(shift: number): void {
  const x = Float32Array.from({ length: 40 * 784 }, (_, index) => ((index * 37 + shift) % 101) / 100);
  const y = Int32Array.from({ length: 40 }, (_, index) => index % 10);
  const arrays: Record<string, HostTensor> = {
    x: { dtype: 'f32', shape: [40, 28, 28], data: x },
    y: { dtype: 'i32', shape: [40], data: y },
  };
  writeFileSync(file, writeNpz(arrays));
}

beforeEach(async () => {
  made += 1;
  run = join(home, `run-${made}`);
  file = join(home, `mine-${made}.npz`);
  writeData(0);
  const { document } = await importModel({ path: model, run, name: 'rows.keras' }, backends);
  const fit = fittingSample(document);
  if (!fit) throw new Error('MNIST does not fit');
  const { data: _, ...bound } = bindSample(document, fit, 1);
  await bindRun({ run, document: { ...bound, data: { source: `mine-${made}.npz`, columns: {} } }, data: file }, backends);
});

const mistakes = (job: ResultsJob) => job.pictures({ run, cell: null, offset: 0, limit: 3 });

describe('ResultsJob', () => {
  it('tells after a restart what was found before, with its pictures, without running the net', async () => {
    const before = new ResultsJob(backends);
    const [results, pictures] = [await before.results({ run }), await mistakes(before)];
    expect(results.examples).toBe(40);
    expect(pictures.pictures).toHaveLength(3);
    const after = restarted();
    expect([await after.results({ run }), await mistakes(after)]).toEqual([results, pictures]);
    expect(readdirSync(run).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('judges anew once the weights are others', async () => {
    await new ResultsJob(backends).results({ run });
    const folder = new RunFolder(run);
    await folder.saveCheckpoint(folder.readCheckpoint(), { best: false });
    await expect(restarted().results({ run })).rejects.toThrow('judged anew');
  });

  it('judges anew once the data file is another', async () => {
    await new ResultsJob(backends).results({ run });
    rmSync(file);
    writeData(50);
    await expect(restarted().results({ run })).rejects.toThrow('judged anew');
  });

  it.each([0, 200, 700])('judges anew where %i bytes of what was kept are left', async (bytes) => {
    const results = await new ResultsJob(backends).results({ run });
    truncateSync(join(run, runFiles.tested), bytes);
    await expect(restarted().results({ run })).rejects.toThrow('judged anew');
    expect(await new ResultsJob(backends).results({ run })).toEqual(results);
    expect(readFileSync(join(run, runFiles.tested)).length).toBeGreaterThan(700);
  });
});
