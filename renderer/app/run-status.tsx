/** @file Where the run stands: epoch, time left, a bar; or how many problems keep it from starting. */
import type { JSX } from 'react';
import { useText } from '../locales/index.ts';
import { turnToFirstProblem } from '../panels/problems/turn-to.ts';
import { Icon } from '../ui/icon.tsx';
import { formatDuration } from './duration.ts';
import { progressOf, useRunState } from './run-state.ts';
import classes from './title-bar.module.css';
import { useEditor } from './use-editor.ts';

export function RunStatus(): JSX.Element | null {
  const t = useText();
  const { open, numbers, problems } = useRunState();
  const batchSize = useEditor((state) => state.document.training.batch_size);
  if (open && numbers) {
    const { part, left } = progressOf(numbers, batchSize);
    const epoch = Math.min(numbers.epochs, numbers.epoch + 1);
    const words =
      numbers.status === 'preparing' || numbers.epochs === 0
        ? t('run.preparing')
        : t('run.epochOf', { epoch, epochs: numbers.epochs });
    return (
      <>
        <span className={classes['status']} data-testid="run-status">
          <b>{words}</b>
          {numbers.status === 'paused' ? (
            <span>{t('run.paused')}</span>
          ) : (
            left !== null && <span>{t('run.left', { time: formatDuration(left, t) })}</span>
          )}
        </span>
        <span
          className={classes['progress']}
          role="progressbar"
          aria-label={words}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(100 * part)}
        >
          <i style={{ width: `${(100 * part).toFixed(1)}%` }} />
        </span>
      </>
    );
  }
  if (problems === 0) return null;
  return (
    <button type="button" className={classes['blocked']} onClick={turnToFirstProblem} data-testid="problem-count">
      <Icon name="alert" size={15} />
      {t('run.blocked', { count: problems })}
    </button>
  );
}
