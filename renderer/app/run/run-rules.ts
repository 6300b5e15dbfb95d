/** @file Which of Train, Continue and Step are on, and why not. No React. */
import type { RunSummary } from '../../queries/types.ts';

/** A sentence of area `run`, with its values. */
export interface Reason {
  readonly key: 'run.blockedReason' | 'run.nothingToContinue' | 'run.changedSince' | 'run.endedNaN' | 'run.noWeights';
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Rules {
  readonly train: Reason | null;
  readonly continue: Reason | null;
  readonly step: Reason | null;
}

export interface Situation {
  /** Errors in the drawing. */
  readonly problems: number;
  /** The run on screen, or the newest one that has weights. */
  readonly last: RunSummary | null;
  /** Whether the drawing is another one than that run has. */
  readonly changed: boolean;
}

/** Train always makes a new run; Continue and Step lengthen the last one, and Step makes one where there is none. */
export function rulesOf({ problems, last, changed }: Situation): Rules {
  const blocked: Reason | null = problems > 0 ? { key: 'run.blockedReason', values: { count: problems } } : null;
  if (blocked) return { train: blocked, continue: blocked, step: blocked };
  if (!last) return { train: null, continue: { key: 'run.nothingToContinue', values: {} }, step: null };
  const values = { number: String(last.number) };
  const reason = ((): Reason | null => {
    if (changed) return { key: 'run.changedSince', values };
    if (last.status === 'nan') return { key: 'run.endedNaN', values };
    return last.hasWeights ? null : { key: 'run.noWeights', values };
  })();
  return { train: null, continue: reason, step: reason };
}
