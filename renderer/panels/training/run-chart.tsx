/** @file A chart of the run on screen: one measure, train and validation. */
import type { JSX } from 'react';
import { useCallback, useState } from 'react';
import { Chart } from '../../charts/chart.tsx';
import type { ChartSpec } from '../../charts/spec.ts';
import { editor } from '../../document/editor.ts';
import { useText } from '../../locales/index.ts';
import { feed, useRunStatus, useShownRun } from '../../queries/feed.ts';
import { Tip } from '../../ui/tip.tsx';
import classes from './training.module.css';

const factors = [0.9, 0.97, 0] as const;

export interface RunChartProps {
  readonly metric: string;
  readonly title: string;
  readonly empty: string;
  readonly scale: ChartSpec['scale'];
}

export function RunChart({ metric, title, empty, scale }: RunChartProps): JSX.Element {
  const t = useText();
  const [smooth, setSmooth] = useState<number>(factors[0]);
  const run = useShownRun();
  const status = useRunStatus();
  const over = run !== null && status === 'completed';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is other data
  const read = useCallback((): ChartSpec => {
    const fold = feed.shown?.fold;
    const lines = fold?.lines.get(metric);
    const epochs = fold?.numbers.epochs || editor.store.getState().document.training.epochs;
    return {
      epochs,
      scale,
      gutter: over ? 112 : 12,
      lines: lines
        ? [
            { kind: 'train', name: t('training.train'), points: lines.train.pairs(smooth) },
            { kind: 'val', name: t('training.validation'), points: lines.validation.pairs() },
          ]
        : [],
    };
  }, [metric, scale, smooth, t, run, over]);
  const next = (): void => setSmooth(factors[(factors.indexOf(smooth as (typeof factors)[number]) + 1) % factors.length] ?? 0);
  const note = run !== null && (
    <Tip text={t('training.smoothTip')}>
      <button type="button" className={classes['smooth']} onClick={next}>
        {t('training.smoothed', { factor: String(smooth) })}
      </button>
    </Tip>
  );
  return <Chart title={title} note={note} read={read} follow={feed.subscribe} empty={run === null ? empty : null} />;
}
