/** @file Training: numbers in one line, then loss, accuracy, pad. */
import type { JSX } from 'react';
import { useSyncExternalStore } from 'react';
import { useReport } from '../../app/use-editor.ts';
import { useText } from '../../locales/index.ts';
import { feed } from '../../queries/feed.ts';
import { NumbersRow } from './numbers-row.tsx';
import { PadPanel } from './pad-panel.tsx';
import { RunChart } from './run-chart.tsx';
import { side } from './strokes.ts';
import classes from './training.module.css';

/** The measure beside the loss: the run's own, or accuracy before there is one. */
function secondMetric(): string {
  const names = [...(feed.shown?.fold.lines.keys() ?? [])].filter((name) => name !== 'loss');
  return names.find((name) => name === 'accuracy' || name.endsWith('_accuracy')) ?? names[0] ?? 'accuracy';
}

/** Whether the drawing reads one picture of the pad's size and names few classes. */
function usePadFits(): boolean {
  const { ir } = useReport();
  const [input, ...more] = ir.inputs;
  const pixels = input?.type.shape.reduce((product, length) => product * length, 1);
  return more.length === 0 && (input === undefined || (pixels === side * side && input.type.shape[0] === side));
}

export function TrainingPanel(): JSX.Element {
  const t = useText();
  const metric = useSyncExternalStore(feed.subscribe, secondMetric);
  const fits = usePadFits();
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
        {fits ? <PadPanel /> : <p className={classes['nopad']}>{t('training.noPad')}</p>}
      </div>
    </div>
  );
}
