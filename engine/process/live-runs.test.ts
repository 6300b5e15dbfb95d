/** @file Runs under steering: nothing that is asked early is lost. */
import { expect, it } from 'vitest';
import type { RunAction } from '../training/protocol.ts';
import { LiveRuns } from './live-runs.ts';

function recorder(): { readonly done: RunAction[]; readonly run: Record<RunAction, () => void> } {
  const done: RunAction[] = [];
  const act = (action: RunAction) => () => void done.push(action);
  return { done, run: { pause: act('pause'), resume: act('resume'), step: act('step'), stop: act('stop') } };
}

it('does what was asked while the run was made ready, in order, once', () => {
  const live = new LiveRuns();
  const { done, run } = recorder();
  live.prepare('a');
  expect([live.control('a', 'pause'), live.control('a', 'stop')]).toEqual([true, true]);
  live.begin('a', run);
  expect(done).toEqual(['pause', 'stop']);
  live.control('a', 'resume');
  expect(done).toEqual(['pause', 'stop', 'resume']);
});

it('stops every run, also those that are not ready yet', () => {
  const live = new LiveRuns();
  const [ready, late] = [recorder(), recorder()];
  live.prepare('ready');
  live.begin('ready', ready.run);
  live.prepare('late');
  live.stopAll();
  live.begin('late', late.run);
  expect([ready.done, late.done]).toEqual([['stop'], ['stop']]);
});

it('knows no run that has ended', () => {
  const live = new LiveRuns();
  live.prepare('a');
  live.end('a');
  expect(live.control('a', 'stop')).toBe(false);
});
