/** @file What can be done with the drawing and its run now, and if not, why not. */
import { useMemo } from 'react';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { errorsOf } from '../document/problems.ts';
import { useEditor, useReport } from './use-editor.ts';
import { useProject } from './session.ts';
import { useRunNumbers, useShownRun } from '../queries/feed.ts';
import { useProjectRuns, useRunDocument } from '../queries/queries.ts';
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
  const problems = errorsOf(useReport()).length;
  const open = run !== null && numbers !== null && isOpen(numbers.status);
  const summary = runs.find((each) => each.id === run) ?? null;
  const trained = summary?.hasWeights ? summary : (runs.find((each) => each.hasWeights) ?? null);
  return { run, numbers, summary, runs, open, paused: open && numbers?.status === 'paused', problems, trained };
}

/** What a run depends on: places of nodes and names of drawings are no part of it. */
function essence(document: LoomDocument): string {
  const graphs = Object.entries(document.graphs).map(([name, { nodes, edges }]) => [
    name,
    nodes.map(({ position: _, ...node }) => node),
    edges,
  ]);
  return JSON.stringify([graphs, document.training, document.data]);
}

/** Whether the drawing is another one than its run has. Epochs may differ: a run can go on. */
export function useChangedSince(run: string | null): boolean {
  const document = useEditor((state) => state.document);
  const { data } = useRunDocument(run);
  return useMemo(
    () => data !== undefined && essence(withEpochs(document, data.training.epochs)) !== essence(data),
    [document, data],
  );
}

function withEpochs(document: LoomDocument, epochs: number): LoomDocument {
  return { ...document, training: { ...document.training, epochs } };
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
