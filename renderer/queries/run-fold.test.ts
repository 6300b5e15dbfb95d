/** @file Events of a run become lines and numbers. */
import { describe, expect, it } from 'vitest';
import { RunFold } from './run-fold.ts';
import type { RunEvent } from './types.ts';

const base = { attempt: 1 } as const;
const begun: RunEvent[] = [
  { ...base, seq: 1, event: 'start', epochs: 2, stepsPerEpoch: 4, backend: 'onnxruntime', device: 'CPU' },
  { ...base, seq: 2, event: 'state', status: 'running', epoch: 0, step: 0 },
  { ...base, seq: 3, event: 'step', step: 1, epoch: 1, loss: 4, metrics: { loss: 4 }, examplesPerSecond: 10 },
  { ...base, seq: 4, event: 'step', step: 3, epoch: 1, loss: 1, metrics: { loss: 2 }, examplesPerSecond: 10 },
];

describe('RunFold', () => {
  it('draws the mean of the steps between two events', () => {
    const fold = new RunFold();
    fold.take(begun, 0);
    expect(fold.lines.get('loss')?.train.pairs()).toEqual([
      [0.25, 4],
      [0.75, 1],
    ]);
  });

  it('draws the rest of an epoch when it ends', () => {
    const fold = new RunFold();
    const end = { ...base, seq: 5, event: 'epoch', epoch: 1, step: 4, seconds: 1, examplesPerSecond: 1 } as const;
    fold.take([...begun, { ...end, metrics: { loss: 1.75 } }], 0);
    expect(fold.lines.get('loss')?.train.pairs().at(-1)).toEqual([1, 1]);
  });

  it('ignores events that it has seen', () => {
    const fold = new RunFold();
    fold.take(begun, 0);
    fold.take(begun, 0);
    expect(fold.lines.get('loss')?.train.length).toBe(2);
  });

  it('drops what a resumed attempt takes again', () => {
    const fold = new RunFold();
    fold.take(begun, 0);
    fold.take([{ attempt: 2, seq: 5, event: 'resume', epoch: 0, step: 1 }], 0);
    expect(fold.lines.get('loss')?.train.pairs()).toEqual([[0.25, 4]]);
    expect(fold.numbers.step).toBe(1);
  });

  it('stands where a pause says, also where the last steps before it were not told', () => {
    const fold = new RunFold();
    fold.take([...begun, { ...base, seq: 5, event: 'state', status: 'paused', epoch: 0, step: 4 }], 0);
    expect(fold.numbers).toMatchObject({ status: 'paused', step: 4 });
  });

  it('keeps the best epoch by validation', () => {
    const fold = new RunFold();
    const epoch = (seq: number, number: number, val_accuracy: number): RunEvent => ({
      ...base,
      seq,
      event: 'epoch',
      epoch: number,
      step: 4 * number,
      seconds: 2,
      examplesPerSecond: 9,
      metrics: { loss: 1, val_accuracy },
    });
    fold.take([...begun, epoch(5, 1, 0.9), epoch(6, 2, 0.8)], 0);
    expect(fold.numbers).toMatchObject({ epoch: 2, seconds: 4, best: { metric: 'accuracy', value: 0.9, epoch: 1 } });
  });

  it('says at which stage it is, and that a run which goes on is being prepared', () => {
    const fold = new RunFold('completed');
    fold.take([...begun, { ...base, seq: 5, event: 'end', status: 'completed', epoch: 2, step: 8, seconds: 1, metrics: {} }], 0);
    fold.expect(5, true);
    expect(fold.numbers).toMatchObject({ status: 'preparing', epochs: 5, stage: null });
    fold.take([{ attempt: 2, seq: 5, event: 'stage', stage: 'compiling', data: 'mnist' }], 0);
    expect(fold.numbers).toMatchObject({ status: 'preparing', stage: { name: 'compiling', data: 'mnist' } });
    fold.take([{ attempt: 2, seq: 6, event: 'resume', epoch: 2, step: 8, epochs: 6 }], 0);
    expect(fold.numbers).toMatchObject({ epochs: 6, step: 8 });
  });
});
