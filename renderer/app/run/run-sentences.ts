/** @file What is said aloud of a run, and when. No React. */
import type { Translate } from '../../locales/index.ts';
import type { RunNumbers } from '../../queries/run-fold.ts';
import { isOpen } from '../../queries/types.ts';

/** Epochs are said at most so often, in ms: a quick run must not talk without end. */
const pace = 4000;

export interface Said {
  readonly run: string | null;
  readonly status: RunNumbers['status'] | null;
  readonly epoch: number;
  /** When the last sentence was said. */
  readonly at: number;
}

/** What is new since `before`, in words; null: nothing that must be said now. */
export function sentenceOf(before: Said, run: string, numbers: RunNumbers, now: number, t: Translate): string | null {
  const { status, epoch, epochs, step, test } = numbers;
  if (before.run !== run) return null;
  if (status !== before.status) {
    if (status === 'running') return before.status === 'paused' ? null : t('run.saidStarted');
    if (status === 'paused') return t('run.saidPaused', { step });
    if (before.status === null || !isOpen(before.status)) return null;
    const accuracy = test?.['accuracy'];
    if (status !== 'completed') return null;
    return typeof accuracy === 'number' ? t('run.saidFinished', { accuracy: accuracy.toFixed(4) }) : t('run.saidFinishedPlain');
  }
  if (status !== 'running' || epoch === before.epoch || now - before.at < pace) return null;
  const accuracy = numbers.metrics['val_accuracy'] ?? numbers.metrics['accuracy'];
  if (typeof accuracy !== 'number') return t('run.saidEpochPlain', { epoch, epochs });
  const measure = t(typeof numbers.metrics['val_accuracy'] === 'number' ? 'run.saidValidation' : 'run.saidAccuracy');
  return t('run.saidEpoch', { epoch, epochs, measure, value: accuracy.toFixed(2) });
}
