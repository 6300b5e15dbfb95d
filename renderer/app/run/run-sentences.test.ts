/** @file What is said of a run, and how often. */
import { describe, expect, it } from 'vitest';
import { RunFold, type RunNumbers } from '../../queries/run-fold.ts';
import { type Said, sentenceOf } from './run-sentences.ts';

const numbers = (change: Partial<RunNumbers>): RunNumbers => ({ ...new RunFold().numbers, epochs: 10, ...change });
const earlier = (change: Partial<Said>): Said => ({ run: 'a', status: 'running', epoch: 0, at: 0, ...change });
const said = (since: Said, now: RunNumbers, at = 60_000): string | null =>
  sentenceOf(since, 'a', now, at, (key, values = {}) => [key, ...Object.values(values)].join(' '));

describe('sentenceOf', () => {
  it('says that a run begins, waits and is finished', () => {
    expect(said(earlier({ status: 'preparing' }), numbers({ status: 'running' }))).toBe('run.saidStarted');
    expect(said(earlier({}), numbers({ status: 'paused', step: 1200 }))).toBe('run.saidPaused 1200');
    expect(said(earlier({}), numbers({ status: 'completed', test: { accuracy: 0.97551 } }))).toBe('run.saidFinished 0.9755');
  });

  it('says an epoch with its measure, but not while the last words are fresh', () => {
    const third = numbers({ status: 'running', epoch: 3, metrics: { accuracy: 0.9, val_accuracy: 0.97 } });
    expect(said(earlier({ epoch: 2 }), third)).toBe('run.saidEpoch 3 10 run.saidValidation 0.97');
    expect(said(earlier({ epoch: 2, at: 59_000 }), third)).toBeNull();
    expect(said(earlier({ epoch: 3 }), third)).toBeNull();
  });

  it('is silent about a run that was over before it was looked at', () => {
    expect(said(earlier({ run: 'b' }), numbers({ status: 'completed' }))).toBeNull();
    expect(said(earlier({ status: 'completed' }), numbers({ status: 'completed' }))).toBeNull();
  });
});
