/** @file Runs under steering: nothing that is asked early is lost. */
import { expect, it } from 'vitest';
import type { RunAction } from '../training/protocol.ts';
import { LiveRuns } from './live-runs.ts';

interface Recorder {
  readonly done: RunAction[];
  readonly run: Parameters<LiveRuns['begin']>[1];
}

/** Its guesses hold no numbers, only how much was asked of it before. */
function recorder(): Recorder {
  const done: RunAction[] = [];
  const act = (action: RunAction) => () => void done.push(action);
  const guess = async () => ({ outputs: {}, position: { epoch: 0, batch: 0, step: done.length } });
  return { done, run: { pause: act('pause'), resume: act('resume'), step: act('step'), stop: act('stop'), guess } };
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

it('lets a guess wait for the run that is made ready; gives null where none comes', async () => {
  const live = new LiveRuns();
  const { run } = recorder();
  live.prepare('a');
  const early = live.guess('a', {});
  live.begin('a', run);
  expect((await early)?.position.step).toBe(0);
  run.step();
  expect((await live.guess('a', {}))?.position.step).toBe(1);
  live.prepare('b');
  const late = live.guess('b', {});
  live.end('b');
  expect([await late, await live.guess('b', {})]).toEqual([null, null]);
});
