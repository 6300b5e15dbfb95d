/** @file The left part of Results: test numbers, validation by epoch, facts of the run; each against the run before. */
import type { JSX } from 'react';
import { useCallback, useMemo } from 'react';
import { findSample } from '../../../engine/data/samples.ts';
import { findMetric } from '../../../engine/model/registry.ts';
import { formatDuration } from '../../app/run/duration.ts';
import { Chart } from '../../charts/chart.tsx';
import type { ChartLine, ChartSpec } from '../../charts/spec.ts';
import { type Translate, formatCount, useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { pointsOf } from '../../queries/curve.ts';
import { liveCurve, useRunNumber } from '../../queries/feed.ts';
import { useCurve, useRunDocument } from '../../queries/queries.ts';
import { isOpen, type Metrics, type RunResults, type RunSummary } from '../../queries/types.ts';
import { Figures } from '../../ui/panel.tsx';
import { runName, runNameInside } from '../runs/run-name.ts';
import classes from './results.module.css';

interface SummaryProps {
  readonly run: RunSummary;
  readonly before: RunSummary | null;
  readonly results: RunResults | null;
  /** It trains or waits: the feed has its curve. */
  readonly live: boolean;
}

export function Summary({ run, before, results, live }: SummaryProps): JSX.Element {
  return (
    <div className={classes['summary']}>
      <Numbers test={results?.metrics ?? run.test} before={before} />
      {!run.imported && (
        <div className={classes['curve']}>
          <ValidationChart run={run} before={before} live={live} />
        </div>
      )}
      <RunFigures run={run} before={before} results={results} live={live} />
    </div>
  );
}

/** At most so many numbers: a model of many outputs has more than there is room for. */
const mostNumbers = 4;

function useMetricNames(): (name: string) => string {
  const t = useText();
  const language = useLanguage();
  return (name) => {
    if (name === 'accuracy') return t('results.testAccuracy');
    if (name === 'loss') return t('results.testLoss');
    return t('results.testMetric', { name: withinSentence(findMetric(name)?.text.title[language] ?? name) });
  };
}

/** `Mean absolute error` becomes small; `AUC` stays. */
function withinSentence(title: string): string {
  return title.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());
}

function Numbers({ test, before }: { readonly test: Metrics | null; readonly before: RunSummary | null }): JSX.Element | null {
  const t = useText();
  const nameOf = useMetricNames();
  const names = Object.keys(test ?? {}).sort((a, b) => rank(a) - rank(b));
  if (names.length === 0) return null;
  return (
    <div className={classes['kpis']}>
      {names.slice(0, mostNumbers).map((name) => {
        const [value, earlier] = [test?.[name], before?.test?.[name]];
        return (
          <div key={name}>
            <small>{nameOf(name)}</small>
            <b data-testid={`test-${name}`}>{typeof value === 'number' ? digits(value) : '–'}</b>
            {before && typeof earlier === 'number' && (
              <small className={classes['before']}>
                {t('results.before', { run: runNameInside(before, t), value: digits(earlier) })}
              </small>
            )}
          </div>
        );
      })}
    </div>
  );
}

function rank(name: string): number {
  return name === 'accuracy' ? 0 : name === 'loss' ? 1 : 2;
}

/** Four places; of large numbers four figures, tiny ones as `6.9e-5`. */
function digits(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && size < 0.0005) return value.toExponential(1);
  return size >= 1000 ? value.toPrecision(4) : value.toFixed(4);
}

function ValidationChart({ run, before, live }: Omit<SummaryProps, 'results'>): JSX.Element {
  const t = useText();
  const { data } = useCurve(live ? null : run.id, run.epoch);
  const epoch = useRunNumber((numbers) => (live ? (numbers?.epoch ?? 0) : 0));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the feed has more with each epoch
  const curve = useMemo(() => (live ? liveCurve(run.id) : data), [live, run.id, data, epoch]);
  const { data: earlier } = useCurve(before?.id ?? null, before?.epoch ?? 0);
  const rate = pointsOf(curve, 'val_accuracy').length > 0;
  const validated = rate || pointsOf(curve, 'val_loss').length > 0;
  const metric = rate ? 'val_accuracy' : validated ? 'val_loss' : 'loss';
  const title = rate ? 'results.validationAccuracy' : validated ? 'results.validationLoss' : 'results.trainingLoss';
  const read = useCallback((): ChartSpec => {
    const lines: ChartLine[] = [];
    if (before) lines.push({ kind: 'prev', name: runNameInside(before, t), points: pointsOf(earlier, metric) });
    lines.push({ kind: 'val', name: runNameInside(run, t), points: pointsOf(curve, metric) });
    return { epochs: Math.max(curve?.epochs ?? 1, earlier?.epochs ?? 1), scale: rate ? 'rate' : 'amount', lines, gutter: 92 };
  }, [curve, earlier, metric, rate, run, before, t]);
  return <Chart title={t(title)} read={read} empty={null} />;
}

/** What the run's data is called. */
function useDataName(run: RunSummary): string {
  const t = useText();
  const language = useLanguage();
  const { data } = useRunDocument(run.id);
  const source = data?.data.source ?? '';
  return (
    findSample(source)?.title[language] ?? (source === '' ? t('results.testedOn') : (source.split(/[/\\]/).at(-1) ?? source))
  );
}

function RunFigures({ run, before, results, live }: SummaryProps): JSX.Element {
  const t = useText();
  const time = formatDuration(run.seconds, t);
  const data = useDataName(run);
  const rows = [
    {
      label: runName(run, t),
      value: run.imported
        ? t('results.imported')
        : live
          ? t(isOpen(run.status) ? `runs.${run.status}` : 'runs.preparing')
          : run.status === 'completed'
            ? t('results.finishedIn', { time })
            : t('results.stoppedAfter', { time }),
    },
    { label: t('results.weights'), value: weightsOf(run, results, t) },
    {
      label: t('results.optimizer'),
      value: (
        <>
          {run.optimizer}{' '}
          {before && before.optimizer !== run.optimizer && (
            <span>{t('results.optimizerBefore', { run: runNameInside(before, t), value: before.optimizer })}</span>
          )}
        </>
      ),
    },
    ...(results ? [{ label: data, value: t(partOf(run, results), { count: formatCount(results.examples) }) }] : []),
  ];
  return (
    <div className={classes['figures']}>
      <Figures rows={rows} words />
    </div>
  );
}

/** Nothing imported was trained here on what it is tested with. */
function partOf(run: RunSummary, { from }: RunResults): 'results.testPart' | 'results.trainPart' | 'results.allPart' {
  if (from === 'test') return 'results.testPart';
  return run.imported ? 'results.allPart' : 'results.trainPart';
}

function weightsOf(run: RunSummary, results: RunResults | null, t: Translate): string {
  if (run.imported) return t('results.fromFile');
  if (!results) return t('results.last', { epoch: run.epoch });
  const { kind, epoch, batch } = results.weights;
  if (kind === 'best') return run.best === null ? t('results.best') : t('results.bestEpoch', { epoch: run.best });
  return batch > 0 ? t('results.within', { epoch: epoch + 1 }) : t('results.last', { epoch });
}
