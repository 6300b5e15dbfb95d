/** @file A chart of the run on screen: one measure, train and validation, and the run before in grey. */
import type { JSX } from 'react';
import { useCallback, useMemo, useState } from 'react';
import { download } from '../../app/documents/browser-files.ts';
import { useRunFacts } from '../../app/run/run-state.ts';
import { Chart, type ChartHandle } from '../../charts/chart.tsx';
import { ChartMenu } from '../../charts/chart-menu.tsx';
import { type ChartLine, type ChartSpec, toCsv } from '../../charts/spec.ts';
import { editor } from '../../document/editor.ts';
import { useText } from '../../locales/index.ts';
import type { Curve } from '../../queries/curve.ts';
import { feed, useOverfits } from '../../queries/feed.ts';
import { useCurve } from '../../queries/queries.ts';
import { Tip } from '../../ui/tip.tsx';
import classes from './training.module.css';

const factors = [0.9, 0.97, 0] as const;
/** Room for the names at the ends of whole lines. */
const namesWidth = 112;

export interface RunChartProps {
  readonly metric: string;
  readonly title: string;
  readonly empty: string;
  readonly scale: 'rate' | 'amount';
}

export function RunChart({ metric, title, empty, scale }: RunChartProps): JSX.Element {
  const t = useText();
  const [smooth, setSmooth] = useState<number>(factors[0]);
  const [log, setLog] = useState(false);
  const { run, asked, status } = useRunFacts();
  const none = run === null || asked;
  const over = !none && status === 'completed';
  const since = useOverfits();
  const overfits = metric === 'loss' ? since : null;
  const previous = usePrevious(metric);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is other data
  const read = useCallback((): ChartSpec => {
    const fold = none ? null : feed.shown?.fold;
    const lines = fold?.lines.get(metric);
    const own: ChartLine[] = lines
      ? [
          { kind: 'train', name: t('training.train'), points: lines.train.pairs(smooth) },
          { kind: 'val', name: t('training.validation'), points: lines.validation.pairs() },
        ]
      : [];
    const epochs = fold?.numbers.epochs || editor.store.getState().document.training.epochs;
    // A longer run before is compared as far as this one goes.
    const before = previous && { ...previous, points: previous.points.filter(([x]) => x <= epochs) };
    return {
      epochs,
      scale: log ? 'log' : scale,
      gutter: over ? namesWidth : 12,
      lines: [...(before ? [before] : []), ...own],
      mark: overfits === null ? null : { x: overfits, name: t('guidance.overfitsMark') },
    };
  }, [metric, scale, smooth, log, t, run, none, over, previous, overfits]);
  const next = (): void => setSmooth(factors[(factors.indexOf(smooth as (typeof factors)[number]) + 1) % factors.length] ?? 0);
  const name = `${title.toLowerCase()}.`;
  const note = (chart: ChartHandle): JSX.Element => (
    <span className={classes['note']}>
      <Tip text={t('training.smoothTip')}>
        <button type="button" className={classes['smooth']} onClick={next}>
          {t('training.smoothed', { factor: String(smooth) })}
        </button>
      </Tip>
      <ChartMenu
        title={title}
        log={scale === 'amount' ? log : null}
        onLog={setLog}
        onCsv={() => download(`${name}csv`, new Blob([toCsv(t('training.axis'), read().lines)], { type: 'text/csv' }))}
        onPng={() => savePicture(chart, `${name}png`)}
      />
    </span>
  );
  return <Chart title={title} note={none ? null : note} read={read} follow={feed.subscribe} empty={none ? empty : null} />;
}

function savePicture(chart: ChartHandle, name: string): void {
  const picture = chart.picture();
  if (picture === null) return;
  const bytes = Uint8Array.from(atob(picture.slice(picture.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  download(name, new Blob([bytes], { type: 'image/png' }));
}

/** The run before the one on screen: its validation, or its training where it has none. */
function usePrevious(metric: string): ChartLine | null {
  const t = useText();
  const { run, asked, runs, summary } = useRunFacts();
  // A run that was just begun is not in the list yet.
  const number = asked || !summary ? Number.POSITIVE_INFINITY : summary.number;
  const before = run === null ? null : (runs.find((each) => each.number < number && each.id !== run && each.epoch > 0) ?? null);
  const { data } = useCurve(before?.id ?? null, before?.epoch ?? 0);
  const { number: place } = before ?? {};
  return useMemo(() => {
    if (place === undefined || !data) return null;
    const validation = pointsOf(data, `val_${metric}`);
    const points = validation.length > 0 ? validation : pointsOf(data, metric);
    return points.length === 0 ? null : { kind: 'prev', name: t('runs.runInside', { number: String(place) }), points };
  }, [place, data, metric, t]);
}

function pointsOf(curve: Curve, name: string): [number, number][] {
  return curve.points.flatMap(({ epoch, metrics }) => {
    const value = metrics[name];
    return typeof value === 'number' ? [[epoch, value] as [number, number]] : [];
  });
}
