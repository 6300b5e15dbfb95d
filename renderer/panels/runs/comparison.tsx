/** @file Two runs in one chart: accuracy or loss by epoch, each line with its run's name. */
import type { JSX } from 'react';
import { useCallback, useState } from 'react';
import { Chart } from '../../charts/chart.tsx';
import type { ChartLine, ChartSpec } from '../../charts/spec.ts';
import { type TextKey, useText } from '../../locales/index.ts';
import { type Curve, pointsOf } from '../../queries/curve.ts';
import { feed } from '../../queries/feed.ts';
import { useCurve } from '../../queries/queries.ts';
import { isOpen, type RunSummary } from '../../queries/types.ts';
import { IconButton } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { runName, runNameInside } from './run-name.ts';
import classes from './runs.module.css';

type Measure = 'accuracy' | 'loss';

/** The newer one comes first, as in the list. */
export function Comparison({
  runs,
  onClose,
}: {
  readonly runs: readonly RunSummary[];
  readonly onClose: () => void;
}): JSX.Element {
  const t = useText();
  const [newer, older] = runs;
  const first = useCurveOf(newer ?? null);
  const second = useCurveOf(older ?? null);
  const both = older !== undefined;
  const rates = [first, second].some((curve) => pointsOf(curve, 'accuracy').length > 0);
  const [wanted, setWanted] = useState<Measure>('accuracy');
  const measure = rates ? wanted : 'loss';
  const validated = [first, second].some((curve) => pointsOf(curve, `val_${measure}`).length > 0);
  const metric = validated ? `val_${measure}` : measure;
  const read = useCallback((): ChartSpec => {
    const line = (run: RunSummary | undefined, curve: Curve | undefined, kind: ChartLine['kind']): ChartLine[] =>
      run ? [{ kind, name: shorten(runNameInside(run, t)), points: livePoints(run, metric) ?? pointsOf(curve, metric) }] : [];
    return {
      epochs: Math.max(1, ...runs.map((run) => Math.max(run.epochs, run.epoch))),
      scale: measure === 'accuracy' ? 'rate' : 'amount',
      lines: [...line(older, second, 'prev'), ...line(newer, first, 'val')],
      gutter: 112,
    };
  }, [runs, newer, older, first, second, metric, measure, t]);
  return (
    <aside className={classes['compare']} aria-label={t('runs.comparison')} data-testid="comparison">
      <header>
        <b>
          {both
            ? runs
                .map((run) => runName(run, t))
                .reverse()
                .join(' · ')
            : newer && runName(newer, t)}
        </b>
        {rates && (
          <Segments
            label={t('runs.comparison')}
            value={measure}
            options={[
              { value: 'accuracy', label: t('runs.metricAccuracy') },
              { value: 'loss', label: t('runs.metricLoss') },
            ]}
            onChange={setWanted}
          />
        )}
        <IconButton icon="close" size={15} label={t('runs.stopCompare')} onClick={onClose} />
      </header>
      <Chart title={t(titleOf(measure, validated))} read={read} follow={feed.subscribe} empty={null} />
      {!both && <p>{t('runs.compareOne')}</p>}
    </aside>
  );
}

/** One that trains is read from the feed: its events have no end yet. */
function useCurveOf(run: RunSummary | null): Curve | undefined {
  return useCurve(run && !isOpen(run.status) ? run.id : null, run?.epoch ?? 0).data;
}

function livePoints(run: RunSummary, metric: string): readonly (readonly [number, number])[] | null {
  const { shown } = feed;
  if (!isOpen(run.status) || shown?.run !== run.id) return null;
  const lines = shown.fold.lines.get(metric.replace(/^val_/, ''));
  return (metric.startsWith('val_') ? lines?.validation : lines?.train)?.pairs() ?? [];
}

function titleOf(measure: Measure, validated: boolean): TextKey {
  if (measure === 'accuracy') return validated ? 'results.validationAccuracy' : 'runs.trainingAccuracy';
  return validated ? 'results.validationLoss' : 'results.trainingLoss';
}

/** A chart keeps little room for names. */
const longest = 12;

function shorten(name: string): string {
  const letters = [...name];
  return letters.length <= longest ? name : `${letters.slice(0, longest - 1).join('')}…`;
}
