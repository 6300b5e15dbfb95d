/** @file Reads run folders: the folder is the truth, a list of runs is what lies in the home. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type RunRecord, runFiles } from '../../engine/training/protocol.ts';
import { foldAttempts } from '../../engine/training/attempts.ts';
import type { Metrics, RunEvent, RunStatus } from '../../engine/training/types.ts';
import { isHeld } from '../../engine/core/node/lease.ts';
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
}

/** Null where the folder is no run, or a damaged one. */
export function readRun(path: string): RunState | null {
  try {
    const record = JSON.parse(readFileSync(join(path, runFiles.run), 'utf8')) as RunRecord;
    const { document } = loadDocument(readFileSync(join(path, runFiles.document), 'utf8'));
    return { record, document, ...fold(readRunEvents(path), isLeased(path)), hasWeights: hasCheckpoint(path) };
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
    if (event.event === 'state') state = { ...state, status: event.status };
    else if (event.event === 'step') state = { ...state, step: event.step };
    else if (event.event === 'epoch')
      state = { ...state, epoch: event.epoch, step: event.step, metrics: event.metrics, seconds: state.seconds + event.seconds };
    else if (event.event === 'test') state = { ...state, test: event.metrics };
    else if (event.event === 'end') state = { ...state, status: event.status, epoch: event.epoch, step: event.step };
  }
  const open = state.status === 'running' || state.status === 'paused' || state.status === 'preparing';
  return open && !leased ? { ...state, status: 'interrupted' } : state;
}

function hasCheckpoint(path: string): boolean {
  const folder = join(path, runFiles.checkpoints);
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('step-'));
}

/** Whether a living process trains this run. */
export function isLeased(path: string): boolean {
  return isHeld(join(path, runFiles.lease));
}
