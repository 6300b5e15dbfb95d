/** @file Results of the run on screen, beside the run before: test numbers, validation by epoch, matrix, pictures. */
import type { JSX, KeyboardEvent } from 'react';
import { useState } from 'react';
import { useRunFacts } from '../../app/run/run-state.ts';
import { messageOf } from '../../bridge/errors.ts';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import { useResults, useRunDocument } from '../../queries/queries.ts';
import { isOpen, type RunResults, type RunSummary } from '../../queries/types.ts';
import { Empty } from '../../ui/panel.tsx';
import { Segments } from '../../ui/segments.tsx';
import { SampleOffer } from '../data/sample-offer.tsx';
import { placeOf, runName, runNameInside } from '../runs/run-name.ts';
import { type Cell, ConfusionMatrix } from './confusion-matrix.tsx';
import { Examples } from './examples.tsx';
import { PerClass } from './per-class.tsx';
import classes from './results.module.css';
import { type Matrix, mistakesOf } from './scores.ts';
import { Summary } from './summary.tsx';

/** While a run trains, its results from before are shown, or those of the run before it, and named. */
export function ResultsPanel(): JSX.Element {
  const t = useText();
  const { runs, summary, open, asked } = useRunFacts();
  const live = (run: RunSummary): boolean => isOpen(run.status) || (open && run.id === summary?.id);
  const over = runs.filter((run) => run.hasWeights && (run.tested !== null || !live(run)));
  const shown = over.find((run) => run.id === summary?.id) ?? over[0] ?? null;
  if (!shown) return <Empty>{t(open ? 'results.emptyTraining' : 'results.empty')}</Empty>;
  const before = over.find((run) => run.number < shown.number) ?? null;
  const training = open && !asked && summary && summary.id !== shown.id ? summary : null;
  return (
    <div className={classes['frame']}>
      {training && (
        <p className={classes['note']}>
          {t('results.whileTraining', { live: runNameInside(training, t), shown: runNameInside(shown, t) })}
        </p>
      )}
      <Results key={shown.id} run={shown} before={before} live={live(shown)} />
    </div>
  );
}

interface ResultsProps {
  readonly run: RunSummary;
  readonly before: RunSummary | null;
  /** It trains or waits: these are its numbers from before. */
  readonly live: boolean;
}

function Results({ run, before, live }: ResultsProps): JSX.Element {
  const t = useText();
  const language = useLanguage();
  const step = live ? (run.tested?.step ?? run.step) : run.step;
  const { data, error } = useResults(run.id, step);
  const { data: document } = useRunDocument(run.id);
  const place = data?.weights ?? run.tested;
  return (
    <>
      {live && place && (
        <p className={classes['note']}>{t('results.goesOn', { run: runName(run, t), place: placeOf(place, t) })}</p>
      )}
      <div className={classes['results']} data-testid="results">
        <Summary run={run} before={before} results={data ?? null} live={live} />
        {run.imported && document?.data.source === '' ? (
          <div className={classes['offer']}>
            <SampleOffer />
          </div>
        ) : (
          <Detail run={run} step={step} results={data ?? null} problem={error ? messageOf(error, language) : null} />
        )}
      </div>
    </>
  );
}

interface DetailProps {
  readonly run: RunSummary;
  readonly step: number;
  readonly results: RunResults | null;
  readonly problem: string | null;
}

function Detail({ run, step, results, problem }: DetailProps): JSX.Element {
  const t = useText();
  if (problem) return <p className={classes['waiting']}>{problem}</p>;
  if (!results) return <p className={classes['waiting']}>{t('results.waiting')}</p>;
  // Numbers of examples that the net has learned from say little about others.
  const remark = results.from === 'train' && !run.imported ? t('results.noTestPart') : null;
  if (!results.confusion) {
    return (
      <p className={classes['waiting']}>
        {t('results.noConfusion')} {remark}
      </p>
    );
  }
  return <ByClass run={run} step={step} matrix={results.confusion} remark={remark} />;
}

type View = 'counts' | 'classes';

interface ByClassProps {
  readonly run: RunSummary;
  readonly step: number;
  readonly matrix: Matrix;
  readonly remark: string | null;
}

function ByClass({ run, step, matrix, remark }: ByClassProps): JSX.Element {
  const t = useText();
  const [view, setView] = useState<View>('counts');
  const [cell, setCell] = useState<Cell | null>(null);
  const choose = (next: Cell): void => setCell((now) => (now?.label === next.label && now.guess === next.guess ? null : next));
  const leaveCell = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !cell) return;
    event.stopPropagation();
    setCell(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc undoes what a cell of the grid inside began
    <div className={classes['byClass']} onKeyDown={leaveCell}>
      <section className={classes['matrix']}>
        <header>
          <h3>{t(view === 'counts' ? 'results.confusion' : 'results.perClassTitle')}</h3>
          <Segments
            label={t('results.view')}
            value={view}
            options={[
              { value: 'counts', label: t('results.counts') },
              { value: 'classes', label: t('results.perClass') },
            ]}
            onChange={setView}
          />
        </header>
        {view === 'counts' ? <ConfusionMatrix matrix={matrix} chosen={cell} onChoose={choose} /> : <PerClass matrix={matrix} />}
      </section>
      <Examples
        run={run.id}
        step={step}
        cell={cell}
        mistakes={mistakesOf(matrix)}
        remark={remark}
        onWorst={() => setCell(null)}
      />
    </div>
  );
}
