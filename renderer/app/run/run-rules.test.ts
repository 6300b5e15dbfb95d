/** @file When Train, Continue and Step are on. */
import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../queries/types.ts';
import { rulesOf } from './run-rules.ts';

const run = (status: RunSummary['status'], hasWeights = true): RunSummary => ({ number: 3, status, hasWeights }) as RunSummary;

describe('rulesOf', () => {
  it('turns all three off while the drawing has problems', () => {
    const blocked = { key: 'run.blockedReason', values: { count: 2 } };
    expect(rulesOf({ problems: 2, last: run('completed'), changed: false })).toEqual({
      train: blocked,
      continue: blocked,
      step: blocked,
    });
  });

  it('lets Step begin where there is no run, but has nothing to continue', () => {
    expect(rulesOf({ problems: 0, last: null, changed: false })).toMatchObject({
      train: null,
      continue: { key: 'run.nothingToContinue' },
      step: null,
    });
  });

  it.each(['completed', 'stopped', 'interrupted'] as const)('continues and steps on a run that is %s', (status) => {
    expect(rulesOf({ problems: 0, last: run(status), changed: false })).toEqual({ train: null, continue: null, step: null });
  });

  it.each([
    ['the drawing has changed', run('completed'), true, 'run.changedSince'],
    ['its numbers ended', run('nan'), false, 'run.endedNaN'],
    ['it has no weights', run('failed', false), false, 'run.noWeights'],
  ] as const)('does neither where %s, and names the run', (_, last, changed, key) => {
    const reason = { key, values: { number: '3' } };
    expect(rulesOf({ problems: 0, last, changed })).toEqual({ train: null, continue: reason, step: reason });
  });
});
