/** @file Reads run folders: the folder is the truth, a list of runs is what lies in the home. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type RunRecord, runFiles } from '../../engine/training/protocol.ts';
import { foldAttempts } from '../../engine/training/attempts.ts';
import type { Metrics, RunEvent, RunStatus } from '../../engine/training/types.ts';
import { isHeld, readLease } from '../../engine/core/node/lease.ts';
import { loadDocument } from '../../engine/model/document/load.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';

/** Where a run stood when it was tested: `batch` counts into the epoch after `epoch`. */
export interface Tested {
  readonly epoch: number;
  readonly batch: number;
  readonly step: number;
}

export interface RunState {
  readonly record: RunRecord;
  readonly document: LoomDocument;
  readonly status: RunStatus;
  readonly epoch: number;
  readonly step: number;
  readonly seconds: number;
  readonly metrics: Metrics;
  /** The last test that was told. Weights that went on since have other numbers: `tested` says whose these are. */
  readonly test: Metrics | null;
  readonly tested: Tested | null;
  readonly hasWeights: boolean;
  /** Its weights came from a file and were never trained here. */
  readonly imported: boolean;
  /** Epoch of the checkpoint with the best validation; null without one. */
  readonly best: number | null;
}

/** Null where the folder is no run, or a damaged one. */
export function readRun(path: string): RunState | null {
  try {
    const record = JSON.parse(readFileSync(join(path, runFiles.run), 'utf8')) as RunRecord;
    const { document } = loadDocument(readFileSync(join(path, runFiles.document), 'utf8'));
    const told = readLines(path);
    const events = foldAttempts(told);
    const imported = events.length > 0 && !events.some((event) => event.event === 'start');
    return {
      record,
      document,
      ...fold(events, isLeased(path)),
      ...lastTest(told),
      hasWeights: hasCheckpoint(path),
      imported,
      best: bestEpoch(path),
    };
  } catch {
    return null;
  }
}

/** Complete lines, without the points that a later attempt took again. */
export function readRunEvents(path: string): RunEvent[] {
  return foldAttempts(readLines(path));
}

function readLines(path: string): RunEvent[] {
  const file = join(path, runFiles.metrics);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as RunEvent];
    } catch {
      return [];
    }
  });
}

/** From all attempts: a run that goes on keeps the numbers that it was given before, unless it goes back behind them. */
function lastTest(events: readonly RunEvent[]): Pick<RunState, 'test' | 'tested'> {
  const none = { test: null, tested: null };
  let [epoch, step, stepsPerEpoch] = [0, 0, 0];
  let last: Pick<RunState, 'test' | 'tested'> = none;
  for (const event of events) {
    if (event.event === 'start') stepsPerEpoch = event.stepsPerEpoch;
    if (event.event === 'test') last = { test: event.metrics, tested: { epoch, batch: step - epoch * stepsPerEpoch, step } };
    if (event.event === 'resume' && event.step < (last.tested?.step ?? 0)) last = none;
    // A step's epoch is the open one; here the complete ones count.
    if ('epoch' in event && event.event !== 'step') [epoch, step] = [event.epoch, event.step];
  }
  return last;
}

function fold(events: readonly RunEvent[], leased: boolean): Pick<RunState, 'status' | 'epoch' | 'step' | 'seconds' | 'metrics'> {
  let state: { status: RunStatus; epoch: number; step: number; seconds: number; metrics: Metrics } = {
    status: 'preparing',
    epoch: 0,
    step: 0,
    seconds: 0,
    metrics: {},
  };
  for (const event of events) {
    if (event.event === 'state') state = { ...state, status: event.status, step: event.step };
    else if (event.event === 'step') state = { ...state, step: event.step };
    else if (event.event === 'epoch')
      state = { ...state, epoch: event.epoch, step: event.step, metrics: event.metrics, seconds: state.seconds + event.seconds };
    else if (event.event === 'end') state = { ...state, status: event.status, epoch: event.epoch, step: event.step };
  }
  const open = state.status === 'running' || state.status === 'paused' || state.status === 'preparing';
  return open && !leased ? { ...state, status: 'interrupted' } : state;
}

function hasCheckpoint(path: string): boolean {
  const folder = join(path, runFiles.checkpoints);
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('step-'));
}

/** From the checkpoint's name, `step-STEP-EPOCH`. */
function bestEpoch(path: string): number | null {
  const file = join(path, runFiles.checkpoints, 'best.json');
  if (!existsSync(file)) return null;
  const { name } = JSON.parse(readFileSync(file, 'utf8')) as { readonly name: string };
  const epoch = Number(/^step-\d+-(\d+)/.exec(name)?.[1]);
  return Number.isInteger(epoch) ? epoch : null;
}

/** Whether a living process trains this run. */
export function isLeased(path: string): boolean {
  return isHeld(join(path, runFiles.lease));
}

/** Who trains it, for a message. */
export function holderOf(path: string): { readonly pid: number | string; readonly machine: string } {
  const lease = readLease(join(path, runFiles.lease));
  return lease && lease !== 'unreadable' ? { pid: lease.pid, machine: lease.machine } : { pid: '?', machine: '?' };
}

/** Looks so often for what another process has written. Milliseconds. */
const pollInterval = 500;

/** Events after `after` of a run that another process trains: until nobody holds it any more. */
export async function* followRun(path: string, after: number): AsyncGenerator<RunEvent> {
  const file = join(path, runFiles.metrics);
  let last = after;
  for (let seen = -1; ; ) {
    // The lease first: what was written before it went is then read, too.
    const held = isLeased(path);
    const size = existsSync(file) ? statSync(file).size : 0;
    if (size !== seen) {
      for (const event of readRunEvents(path)) {
        if (event.seq <= last) continue;
        last = event.seq;
        yield event;
      }
      seen = size;
    }
    if (!held) return;
    await new Promise((resolve) => setTimeout(resolve, pollInterval));
  }
}
