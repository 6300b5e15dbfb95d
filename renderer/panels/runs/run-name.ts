/** @file What a run is called: by its user, or by its number; and how far it was trained. */
import type { Translate } from '../../locales/index.ts';
import type { RunSummary } from '../../queries/types.ts';

/** How far weights were trained: `after epoch 10`, `within epoch 11`. */
export function placeOf({ epoch, batch }: { readonly epoch: number; readonly batch: number }, t: Translate): string {
  return batch > 0 ? t('runs.withinEpoch', { epoch: epoch + 1 }) : t('runs.afterEpoch', { epoch });
}

type Named = Pick<RunSummary, 'label' | 'number'>;

/** `Run 3`. */
export function runName({ label, number }: Named, t: Translate): string {
  return label ?? t('runs.runNumber', { number });
}

/** Within a sentence: `run 3`. */
export function runNameInside({ label, number }: Named, t: Translate): string {
  return label ?? t('runs.runInside', { number });
}
