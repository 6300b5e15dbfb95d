/** @file Results of the run on screen, beside the run before: test numbers, validation by epoch, matrix, worst guesses. */
import type { JSX } from 'react';
import { useCallback } from 'react';
import { formatDuration } from '../../app/duration.ts';
import { useRunState } from '../../app/run-state.ts';
import { Chart } from '../../charts/chart.tsx';
import type { ChartLine, ChartSpec } from '../../charts/spec.ts';
import { useText } from '../../locales/index.ts';
import { useCurve, useResults } from '../../queries/queries.ts';
import type { Curve } from '../../queries/curve.ts';
import { isOpen, type Metrics, type RunSummary } from '../../queries/types.ts';
import { Empty, Figures } from '../../ui/panel.tsx';
import { ConfusionMatrix } from './confusion-matrix.tsx';
import classes from './results.module.css';
import { WorstGuesses } from './worst-guesses.tsx';

export function ResultsPanel(): JSX.Element {
  const t = useText();
  const { runs, summary, open } = useRunState();
  const over = runs.filter((run) => run.hasWeights && !isOpen(run.status));
  const shown = summary && over.includes(summary) ? summary : open ? null : (over[0] ?? null);
  if (!shown) return <Empty>{t('results.empty')}</Empty>;
  const before = over.find((run) => run.number < shown.number) ?? null;
  return <Results key={shown.id} run={shown} before={before} />;
}

function Results({ run, before }: { readonly run: RunSummary; readonly before: RunSummary | null }): JSX.Element {
  const t = useText();
  const { data, isPending, isError } = useResults(run.id);
  const test = run.test ?? data?.metrics ?? null;
  return (
    <div className={classes['results']} data-testid="results">
      <div className={classes['summary']}>
        <Numbers test={test} before={before} />
        <div className={classes['curve']}>
          <ValidationChart run={run} before={before} />
        </div>
        <RunFigures run={run} before={before} />
      </div>
      {isPending && <p className={classes['waiting']}>{t('results.waiting')}</p>}
      {(isError || (data && !data.confusion)) && <p className={classes['waiting']}>{t('results.noConfusion')}</p>}
      {data?.confusion && <ConfusionMatrix matrix={data.confusion} examples={data.examples} />}
      {data?.confusion && <WorstGuesses worst={data.worst} matrix={data.confusion} />}
    </div>
  );
}

function Numbers({ test, before }: { readonly test: Metrics | null; readonly before: RunSummary | null }): JSX.Element {
  const t = useText();
  const kinds = [
    { name: 'accuracy', label: t('results.testAccuracy') },
    { name: 'loss', label: t('results.testLoss') },
  ].filter(({ name }) => typeof test?.[name] === 'number');
  return (
    <div className={classes['kpis']}>
      {kinds.map(({ name, label }) => {
        const earlier = before?.test?.[name];
        return (
          <div key={name}>
            <small>{label}</small>
            <b data-testid={`test-${name}`}>{test?.[name]?.toFixed(4)}</b>
            {before && typeof earlier === 'number' && (
              <small className={classes['before']}>
                {t('results.before', { number: before.number, value: earlier.toFixed(4) })}
              </small>
            )}
          </div>
        );
      })}
    </div>
  );
}

function pointsOf(curve: Curve | undefined, metric: string): [number, number][] {
  return (curve?.points ?? []).flatMap(({ epoch, metrics }) =>
    typeof metrics[metric] === 'number' ? [[epoch, metrics[metric]] as [number, number]] : [],
  );
}

function ValidationChart({ run, before }: { readonly run: RunSummary; readonly before: RunSummary | null }): JSX.Element {
  const t = useText();
  const { data: curve } = useCurve(run.id);
  const { data: earlier } = useCurve(before?.id ?? null);
  const rate = pointsOf(curve, 'val_accuracy').length > 0;
  const metric = rate ? 'val_accuracy' : 'val_loss';
  const read = useCallback((): ChartSpec => {
    const lines: ChartLine[] = [];
    if (before)
      lines.push({ kind: 'prev', name: t('results.run', { number: before.number }), points: pointsOf(earlier, metric) });
    lines.push({ kind: 'val', name: t('results.run', { number: run.number }), points: pointsOf(curve, metric) });
    return { epochs: Math.max(curve?.epochs ?? 1, earlier?.epochs ?? 1), scale: rate ? 'rate' : 'amount', lines, gutter: 92 };
  }, [curve, earlier, metric, rate, run.number, before, t]);
  return <Chart title={t(rate ? 'results.validationAccuracy' : 'results.validationLoss')} read={read} empty={null} />;
}

function RunFigures({ run, before }: { readonly run: RunSummary; readonly before: RunSummary | null }): JSX.Element {
  const t = useText();
  const time = formatDuration(run.seconds, t);
  const rows = [
    {
      label: t('results.runTitle', { number: run.number }),
      value: run.status === 'completed' ? t('results.finishedIn', { time }) : t('results.stoppedAfter', { time }),
    },
    { label: t('results.weights'), value: t('results.last', { epoch: run.epoch }) },
    {
      label: t('results.optimizer'),
      value: (
        <>
          {run.optimizer}{' '}
          {before && before.optimizer !== run.optimizer && (
            <span>{t('results.optimizerBefore', { number: before.number, value: before.optimizer })}</span>
          )}
        </>
      ),
    },
  ];
  return (
    <div className={classes['figures']}>
      <Figures rows={rows} words />
    </div>
  );
}
