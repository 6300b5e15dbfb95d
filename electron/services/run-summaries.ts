/** @file Runs as the page lists them. */
import { basename } from 'node:path';
import type { z } from '../contract/zod.ts';
import type { runSummary } from '../contract/runs.ts';
import type { RunState } from './run-files.ts';

export type RunSummary = z.infer<typeof runSummary>;

/** Numbered in the order of their making, for each drawing apart. */
export function summaries(runs: readonly { readonly path: string; readonly state: RunState }[]): RunSummary[] {
  const numbers = new Map<string, number>();
  return [...runs]
    .reverse()
    .map(({ path, state }): RunSummary => {
      const project = state.record.environment['project'] || null;
      const number = (numbers.get(project ?? '') ?? 0) + 1;
      numbers.set(project ?? '', number);
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
        hasWeights: state.hasWeights,
        imported: state.imported,
      };
    })
    .reverse();
}
