/** @file Reads run folders: the folder is the truth, a list of runs is what lies in the home. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type RunRecord, runFiles } from '../../engine/training/protocol.ts';
import { foldAttempts } from '../../engine/training/attempts.ts';
import type { Metrics, RunEvent, RunStatus } from '../../engine/training/types.ts';
import { isHeld, readLease } from '../../engine/core/node/lease.ts';
import { loadDocument } from '../../engine/model/document/load.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';

export interface RunState {
  readonly record: RunRecord;
  readonly document: LoomDocument;
  readonly status: RunStatus;
  readonly epoch: number;
  readonly step: number;
  readonly seconds: number;
  readonly metrics: Metrics;
  readonly test: Metrics | null;
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
    const events = readRunEvents(path);
    const imported = events.length > 0 && !events.some((event) => event.event === 'start');
    return {
      record,
      document,
      ...fold(events, isLeased(path)),
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
  const file = join(path, runFiles.metrics);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  const events = lines.flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as RunEvent];
    } catch {
      return [];
    }
  });
  return foldAttempts(events);
}

function fold(
  events: readonly RunEvent[],
  leased: boolean,
): Pick<RunState, 'status' | 'epoch' | 'step' | 'seconds' | 'metrics' | 'test'> {
  let state: { status: RunStatus; epoch: number; step: number; seconds: number; metrics: Metrics; test: Metrics | null } = {
    status: 'preparing',
    epoch: 0,
    step: 0,
    seconds: 0,
    metrics: {},
    test: null,
  };
  for (const event of events) {
    if (event.event === 'state') state = { ...state, status: event.status, step: event.step };
    else if (event.event === 'step') state = { ...state, step: event.step };
    else if (event.event === 'epoch')
      state = { ...state, epoch: event.epoch, step: event.step, metrics: event.metrics, seconds: state.seconds + event.seconds };
    else if (event.event === 'test') state = { ...state, test: event.metrics };
    else if (event.event === 'resume') state = { ...state, test: null };
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
