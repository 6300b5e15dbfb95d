/** @file Runs as the page lists them. */
import { basename } from 'node:path';
import type { z } from '../contract/zod.ts';
import type { runSummary } from '../contract/runs.ts';
import { diffDocuments } from '../../engine/model/diff.ts';
import type { RunRecord } from '../../engine/training/protocol.ts';
import type { RunState } from './run-files.ts';

export type RunSummary = z.infer<typeof runSummary>;

interface Listed {
  readonly path: string;
  readonly state: RunState;
}

/** Newest first, as they come. Numbers count the runs of each drawing apart; a number that was kept stays. */
export function summaries(runs: readonly Listed[]): RunSummary[] {
  const before = new Map<string, { readonly number: number; readonly state: RunState }>();
  return [...runs]
    .reverse()
    .map(({ path, state }): RunSummary => {
      const project = projectOf(state.record);
      const earlier = before.get(project ?? '');
      const number = state.record.number ?? (earlier?.number ?? 0) + 1;
      before.set(project ?? '', { number, state });
      return {
        id: basename(path),
        number,
        project,
        name: state.record.name,
        created: state.record.created,
        status: state.status,
        epoch: state.epoch,
        epochs: state.document.training.epochs,
        step: state.step,
        seconds: state.seconds,
        optimizer: state.document.training.optimizer.type,
        metrics: { ...state.metrics },
        test: state.test ? { ...state.test } : null,
        tested: state.tested,
        hasWeights: state.hasWeights,
        imported: state.imported,
        label: state.record.label ?? null,
        best: state.best,
        changes: earlier ? diffDocuments(earlier.state.document, state.document) : null,
      };
    })
    .reverse();
}

/** The number of a drawing's next run: no run of it has had one so high. */
export function nextNumber(runs: readonly Listed[], project: string | null): number {
  const own = summaries(runs).filter((run) => run.project === project);
  return Math.max(0, ...own.map(({ number }) => number)) + 1;
}

function projectOf({ environment }: RunRecord): string | null {
  return environment['project'] || null;
}
