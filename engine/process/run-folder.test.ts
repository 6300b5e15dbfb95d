/** @file Run folders: checkpoints appear whole, the best and the last two stay, cut lines swallow nothing. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runFiles } from '../training/protocol.ts';
import type { Checkpoint, RunEvent } from '../training/types.ts';
import { RunFolder } from './run-folder.ts';

let path: string;
let run: RunFolder;
beforeEach(() => {
  path = mkdtempSync(join(tmpdir(), 'layerloom-run-'));
  writeFileSync(join(path, runFiles.run), '{}');
  run = new RunFolder(path);
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

const plan = { backend: 'reference', version: '1', threads: 1, spinning: false, stepsPerCall: 1, lowerings: {} } as const;

function checkpoint(epoch: number, step: number, value = step): Checkpoint {
  const weights = { dtype: 'f32', shape: [2], data: Float32Array.of(value, -value) } as const;
  return {
    position: { epoch, batch: 0, step },
    plan,
    sums: { loss: 0.1 },
    callbacks: { wait: 1 },
    states: { 'Dense 1/kernel': weights, 'optimizer/Dense 1/kernel/m': weights },
    best: { 'Dense 1/kernel': weights },
  };
}

const event = (seq: number): RunEvent => ({ seq, attempt: 1, event: 'state', status: 'running', epoch: 0, step: 0 });
const names = (): string[] => readdirSync(join(path, runFiles.checkpoints)).sort();

describe('checkpoints', () => {
  it('come back as they were saved', async () => {
    await run.saveCheckpoint(checkpoint(1, 10), { best: false });
    expect(run.readCheckpoint()).toMatchObject(checkpoint(1, 10));
  });

  it('keep the best and the last two', async () => {
    for (let epoch = 1; epoch <= 5; epoch++) await run.saveCheckpoint(checkpoint(epoch, epoch * 10), { best: epoch === 2 });
    expect(run.checkpoints().map((name) => Number(name.slice(5, 15)))).toEqual([20, 40, 50]);
    expect(run.readCheckpoint('best').position.step).toBe(20);
    expect(run.readCheckpoint('last').position.step).toBe(50);
  });

  it('never take the old one away before a new one of the same position is whole', async () => {
    for (const value of [1, 2, 3]) await run.saveCheckpoint(checkpoint(1, 10, value), { best: false });
    expect(run.checkpoints()).toHaveLength(2);
    expect(run.readCheckpoint().states['Dense 1/kernel']?.data[0]).toBe(3);
    await run.saveCheckpoint(checkpoint(1, 11), { best: false });
    expect(run.readCheckpoint().position.step).toBe(11);
  });

  it('keep the last step’s weights beside the best ones that were put back at the end', async () => {
    await run.saveCheckpoint(checkpoint(1, 10), { best: true });
    expect([run.bestEpoch(), run.readTrained().position.step]).toEqual([1, 10]);
    await run.saveCheckpoint(checkpoint(2, 20), { best: false });
    await run.saveCheckpoint({ ...checkpoint(2, 20, 10), restored: true }, { best: false });
    const [last, trained] = [run.readCheckpoint(), run.readTrained()];
    expect([last, trained].map(({ states }) => states['Dense 1/kernel']?.data[0])).toEqual([10, 20]);
    expect(run.bestEpoch()).toBe(1);
    // Going on is from the restored ones: what comes then is the last again.
    await run.saveCheckpoint(checkpoint(3, 30), { best: false });
    expect(run.readTrained().position.step).toBe(30);
  });

  it('pass over what a crash left unfinished, and clear it away with the next one', async () => {
    await run.saveCheckpoint(checkpoint(1, 10), { best: false });
    mkdirSync(join(path, runFiles.checkpoints, '.step-0000000020-000002-cut'));
    expect(run.readCheckpoint().position.step).toBe(10);
    await run.saveCheckpoint(checkpoint(2, 20), { best: true });
    expect(names()).toEqual(['best.json', 'step-0000000010-000001', 'step-0000000020-000002']);
  });

  it('are missed in words', () => {
    expect(() => run.readCheckpoint()).toThrow('runs.no-checkpoint');
  });
});

describe('events', () => {
  it('go on after a line that a crash has cut', () => {
    run.append(event(1));
    writeFileSync(join(path, runFiles.metrics), '{"seq":2,"att', { flag: 'a' });
    run.takeLease();
    run.append(event(3));
    run.releaseLease();
    expect(run.readEvents()).toEqual([event(1), event(3)]);
    expect(readFileSync(join(path, runFiles.metrics), 'utf8').split('\n')).toHaveLength(4);
  });
});

describe('the lease', () => {
  it('keeps a second trainer away until it is given back', () => {
    run.takeLease();
    expect(() => new RunFolder(path).takeLease()).toThrow('runs.busy');
    run.releaseLease();
    expect(existsSync(join(path, runFiles.lease))).toBe(false);
    new RunFolder(path).takeLease();
  });
});
