/** @file What can be done with the drawing and its run now, and if not, why not. */
import { useReport } from './use-editor.ts';
import { useProject } from './session.ts';
import { useRunNumbers, useShownRun } from '../queries/feed.ts';
import { useProjectRuns } from '../queries/queries.ts';
import type { RunNumbers } from '../queries/run-fold.ts';
import { isOpen, type RunSummary } from '../queries/types.ts';

export interface RunState {
  /** The run on screen. */
  readonly run: string | null;
  readonly numbers: RunNumbers | null;
  readonly summary: RunSummary | null;
  readonly runs: readonly RunSummary[];
  /** Training, paused, or about to begin. */
  readonly open: boolean;
  readonly paused: boolean;
  /** Errors in the drawing. */
  readonly problems: number;
  /** The newest run that has weights. */
  readonly trained: RunSummary | null;
}

export function useRunState(): RunState {
  const run = useShownRun();
  const numbers = useRunNumbers();
  const runs = useProjectRuns(useProject()?.id ?? null);
  const problems = useReport().issues.filter((issue) => issue.severity === 'error').length;
  const open = run !== null && numbers !== null && isOpen(numbers.status);
  const summary = runs.find((each) => each.id === run) ?? null;
  const trained = summary?.hasWeights ? summary : (runs.find((each) => each.hasWeights) ?? null);
  return { run, numbers, summary, runs, open, paused: open && numbers?.status === 'paused', problems, trained };
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
