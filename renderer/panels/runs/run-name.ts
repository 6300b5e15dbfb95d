/** @file What a run is called: by its user, or by its number. */
import type { Translate } from '../../locales/index.ts';
import type { RunSummary } from '../../queries/types.ts';

type Named = Pick<RunSummary, 'label' | 'number'>;

/** `Run 3`. */
export function runName({ label, number }: Named, t: Translate): string {
  return label ?? t('runs.runNumber', { number });
}

/** Within a sentence: `run 3`. */
export function runNameInside({ label, number }: Named, t: Translate): string {
  return label ?? t('runs.runInside', { number });
}
