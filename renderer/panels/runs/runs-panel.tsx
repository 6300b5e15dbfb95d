/** @file Runs of this drawing: what became of them, and what can be done. They come from the run folders, so they outlive a restart. */
import type { JSX } from 'react';
import { formatDuration } from '../../app/duration.ts';
import { dock } from '../../app/layout.ts';
import { formatMoment } from '../../app/moment.ts';
import { attempt } from '../../app/notify.tsx';
import { goOn } from '../../app/run-actions.ts';
import { type RunState, useRunState } from '../../app/run-state.ts';
import { useText } from '../../locales/index.ts';
import { feed } from '../../queries/feed.ts';
import { isOpen, type RunSummary } from '../../queries/types.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/panel.tsx';
import classes from './runs.module.css';

const columns = [
  'run',
  'started',
  'status',
  'epochs',
  'time',
  'testAccuracy',
  'testLoss',
  'validationAccuracy',
  'optimizer',
] as const;

export function RunsPanel(): JSX.Element {
  const t = useText();
  const state = useRunState();
  if (state.runs.length === 0) return <Empty>{t('runs.empty')}</Empty>;
  return (
    <table className={classes['runs']} data-testid="runs">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`runs.${column}`)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {state.runs.map((run) => (
          <Row key={run.id} run={run} state={state} />
        ))}
      </tbody>
    </table>
  );
}

function digits(value: number | null | undefined): string {
  return typeof value === 'number' ? value.toFixed(4) : '–';
}

function Row({ run, state }: { readonly run: RunSummary; readonly state: RunState }): JSX.Element {
  const t = useText();
  const shown = state.run === run.id;
  const status = shown && state.open && state.numbers ? state.numbers.status : run.status;
  const epoch = shown && state.numbers ? state.numbers.epoch : run.epoch;
  const show = (): void => {
    feed.watch(run.id, run.epochs);
    dock.show(isOpen(run.status) ? 'training' : 'results');
  };
  const canResume = !state.open && (run.status === 'interrupted' || run.status === 'stopped');
  return (
    <tr aria-current={shown || undefined}>
      <th scope="row">
        <button type="button" onClick={show}>
          {t('runs.runNumber', { number: run.number })}
        </button>
      </th>
      <td>{formatMoment(run.created, t)}</td>
      <td data-status={status}>{t(run.imported ? 'runs.imported' : `runs.${status}`)}</td>
      <td>{t('training.ofTotal', { done: epoch, total: run.epochs })}</td>
      <td>{run.seconds > 0 ? formatDuration(run.seconds, t) : '–'}</td>
      <td>{digits(run.test?.['accuracy'])}</td>
      <td>{digits(run.test?.['loss'])}</td>
      <td>{digits(run.metrics['val_accuracy'])}</td>
      <td className={classes['words']}>{run.optimizer}</td>
      <td className={classes['actions']}>
        {canResume && (
          <Button onClick={() => attempt(() => goOn(run))} testId={`resume-${run.number}`}>
            {t('runs.resume')}
          </Button>
        )}
        {shown ? <small>{t('runs.shown')}</small> : <Button onClick={show}>{t('runs.show')}</Button>}
      </td>
    </tr>
  );
}
