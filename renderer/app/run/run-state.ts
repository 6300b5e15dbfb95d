/** @file What can be done with the drawing and its run now, and if not, why not. */
import { useMemo } from 'react';
import { sameForTraining } from '../../../engine/model/document/essence.ts';
import { errorsOf } from '../../document/problems.ts';
import { useRunStatus, useShownRun } from '../../queries/feed.ts';
import { useProjectRuns, useRunDocument } from '../../queries/queries.ts';
import type { RunNumbers } from '../../queries/run-fold.ts';
import { isOpen, type RunSummary } from '../../queries/types.ts';
import { useAsked, useStepping } from './run-actions.ts';
import { useProject } from '../documents/session.ts';
import { useEditor, useReport } from '../use-editor.ts';

/** What changes now and then, not with each number of a live run. */
export interface RunFacts {
  /** The run on screen. */
  readonly run: string | null;
  readonly status: RunNumbers['status'] | null;
  readonly summary: RunSummary | null;
  readonly runs: readonly RunSummary[];
  /** Asked for, without an answer yet. */
  readonly asked: boolean;
  /** Training, paused, or about to begin. */
  readonly open: boolean;
  readonly preparing: boolean;
  /** Waiting, or taking the batches that Step asked for. */
  readonly paused: boolean;
  /** Errors in the drawing. */
  readonly problems: number;
  /** The newest run that has weights: what pad, results and export serve. */
  readonly trained: RunSummary | null;
  /** The run that Continue and Step would lengthen, if they may. */
  readonly last: RunSummary | null;
  /** Whether the drawing is another one than that run has. */
  readonly changed: boolean;
}

export function useRunFacts(): RunFacts {
  const run = useShownRun();
  const status = useRunStatus();
  const runs = useProjectRuns(useProject()?.id ?? null);
  const problems = errorsOf(useReport()).length;
  const asked = useAsked() !== null;
  const open = asked || (run !== null && status !== null && isOpen(status));
  const preparing = asked || (open && status === 'preparing');
  const stepping = useStepping();
  const paused = open && (stepping || (!preparing && status === 'paused'));
  const summary = runs.find((each) => each.id === run) ?? null;
  const trained = summary?.hasWeights ? summary : (runs.find((each) => each.hasWeights) ?? null);
  const last = summary?.status === 'nan' ? summary : trained;
  const changed = useChangedSince(last?.id ?? null);
  return { run, status, summary, runs, asked, open, preparing, paused, problems, trained, last, changed };
}

/** Whether the drawing is another one than its run has. Epochs may differ: a run can go on. */
export function useChangedSince(run: string | null): boolean {
  const document = useEditor((state) => state.document);
  const { data } = useRunDocument(run);
  return useMemo(() => run !== null && data !== undefined && !sameForTraining(document, data), [run, document, data]);
}

/** Share of the run that is done, seconds that are left; null where not known. */
export function progressOf(numbers: RunNumbers, batchSize: number): { readonly part: number; readonly left: number | null } {
  const steps = numbers.epochs * numbers.stepsPerEpoch;
  if (steps === 0) return { part: 0, left: null };
  const rest = Math.max(0, steps - numbers.step);
  const left =
    numbers.examplesPerSecond > 0 && numbers.status === 'running' ? (rest * batchSize) / numbers.examplesPerSecond : null;
  return { part: Math.min(1, numbers.step / steps), left };
}
