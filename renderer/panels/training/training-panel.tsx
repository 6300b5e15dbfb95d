/** @file Training: numbers in one line, then loss, accuracy, pad. */
import type { JSX } from 'react';
import { useSyncExternalStore } from 'react';
import { useText } from '../../locales/index.ts';
import { feed } from '../../queries/feed.ts';
import { NumbersRow } from './numbers-row.tsx';
import { RunChart } from './run-chart.tsx';
import classes from './training.module.css';
import { TryPanel } from './try-panel.tsx';

/** The measure beside the loss: the run's own, or accuracy before there is one. */
function secondMetric(): string {
  const names = [...(feed.shown?.fold.lines.keys() ?? [])].filter((name) => name !== 'loss');
  return names.find((name) => name === 'accuracy' || name.endsWith('_accuracy')) ?? names[0] ?? 'accuracy';
}

export function TrainingPanel(): JSX.Element {
  const t = useText();
  const metric = useSyncExternalStore(feed.subscribe, secondMetric);
  const isRate = metric === 'accuracy' || metric.endsWith('_accuracy');
  return (
    <div className={classes['training']}>
      <NumbersRow />
      <div className={classes['columns']}>
        <RunChart metric="loss" title={t('training.loss')} empty={t('training.emptyLoss')} scale="amount" />
        <RunChart
          metric={metric}
          title={isRate ? t('training.accuracy') : metric}
          empty={t('training.emptyAccuracy')}
          scale={isRate ? 'rate' : 'amount'}
        />
        <TryPanel />
      </div>
    </div>
  );
}
