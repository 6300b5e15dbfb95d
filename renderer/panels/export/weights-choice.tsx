/** @file Which run, and which of its weights. */
import type { JSX } from 'react';
import { useText } from '../../locales/index.ts';
import { isTested, type RunSummary } from '../../queries/types.ts';
import { Choice } from '../../ui/field.tsx';
import { runName } from '../runs/run-name.ts';
import classes from './export.module.css';

export type Weights = 'last' | 'best';

export interface WeightsProps {
  readonly runs: readonly RunSummary[];
  readonly run: RunSummary;
  readonly weights: Weights;
  /** Whose test accuracy stands beside the run's name. */
  readonly tested: Weights;
  readonly onRun: (run: string) => void;
  readonly onWeights: (weights: Weights) => void;
}

/** A run that ended within its first epoch has no best ones yet. */
export function WeightsChoice({ runs, run, weights, tested, onRun, onWeights }: WeightsProps): JSX.Element {
  const t = useText();
  const nameOf = (each: RunSummary): string => {
    const accuracy = isTested(each) ? each.test?.['accuracy'] : null;
    const name = runName(each, t);
    return typeof accuracy === 'number' ? t('exporting.runAccuracy', { run: name, accuracy: accuracy.toFixed(4) }) : name;
  };
  const kinds = [
    { value: 'last', label: run.imported ? t('exporting.fromFile') : t('exporting.last', { epoch: run.epoch }) },
    ...(run.best === null ? [] : [{ value: 'best', label: t('exporting.best', { epoch: run.best }) }]),
  ];
  return (
    <div className={classes['duo']}>
      <Choice
        label={t('exporting.run')}
        value={run.id}
        options={runs.map((each) => ({ value: each.id, label: nameOf(each) }))}
        onChange={onRun}
      />
      <Choice label={t('exporting.weights')} value={weights} options={kinds} onChange={(value) => onWeights(value as Weights)} />
      {weights !== tested && run.test && run.best !== run.epoch && (
        <small>
          {tested === 'best'
            ? t('exporting.testedBest', { epoch: run.best ?? 0 })
            : t('exporting.testedLast', { epoch: run.epoch })}
        </small>
      )}
    </div>
  );
}
