/** @file Where the run stands: its stage or epoch, time left, a bar; or how many problems keep it from starting. */
import type { JSX } from 'react';
import { findSample } from '../../../engine/data/samples.ts';
import { type Translate, useText } from '../../locales/index.ts';
import { language } from '../../locales/language.ts';
import { turnToFirstProblem } from '../../panels/problems/turn-to.ts';
import { useRunNumbers, useShownRun } from '../../queries/feed.ts';
import { useRunDocument } from '../../queries/queries.ts';
import type { RunNumbers, Stage } from '../../queries/run-fold.ts';
import { Icon } from '../../ui/icon.tsx';
import { formatDuration } from './duration.ts';
import { useAsked } from './run-actions.ts';
import { progressOf, useRunFacts } from './run-state.ts';
import classes from '../title-bar.module.css';
import { useEditor } from '../use-editor.ts';

export function RunStatus(): JSX.Element | null {
  const t = useText();
  const { open, problems } = useRunFacts();
  if (open) return <OpenStatus />;
  if (problems === 0) return null;
  return (
    <button type="button" className={classes['blocked']} onClick={turnToFirstProblem} data-testid="problem-count">
      <Icon name="alert" size={15} />
      {t('run.blocked', { count: problems })}
    </button>
  );
}

function OpenStatus(): JSX.Element {
  const t = useText();
  const [run, numbers] = [useShownRun(), useRunNumbers()];
  const asked = useAsked();
  const { paused, preparing } = useRunFacts();
  const own = useEditor((state) => state.document.training.batch_size);
  const { data } = useRunDocument(run);
  const words = useStageWords();
  const { part, left } =
    numbers && asked === null ? progressOf(numbers, data?.training.batch_size ?? own) : { part: 0, left: null };
  return (
    <>
      <span className={classes['status']} data-testid="run-status">
        <b>{words}</b>
        {paused && !preparing ? (
          <span data-paused="">{t('run.paused')}</span>
        ) : (
          left !== null && <span>{t('run.left', { time: formatDuration(left, t) })}</span>
        )}
      </span>
      <span
        className={classes['progress']}
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * part)}
      >
        <i style={{ width: `${(100 * part).toFixed(1)}%` }} />
      </span>
    </>
  );
}

/** What the run is at, in words: `Reading MNIST`, `Compiling`, `Epoch 1 of 10`. */
export function useStageWords(): string {
  const t = useText();
  const numbers = useRunNumbers();
  const asked = useAsked();
  const source = useEditor((state) => state.document.data.source);
  if (asked !== null) return stageWords({ name: 'reading', data: asked }, t);
  return numbers ? wordsOf(numbers, source, t) : '';
}

function wordsOf(numbers: RunNumbers, source: string, t: Translate): string {
  if (numbers.status === 'preparing') return stageWords(numbers.stage ?? { name: 'reading', data: source }, t);
  const epoch = Math.min(numbers.epochs, numbers.epoch + 1);
  return numbers.epochs === 0 ? t('run.preparing') : t('run.epochOf', { epoch, epochs: numbers.epochs });
}

function stageWords({ name, data }: Stage, t: Translate): string {
  if (name === 'compiling') return t('run.compiling');
  return t('run.reading', { data: findSample(data)?.title[language.get()] ?? data.split(/[\\/]/).at(-1) ?? data });
}
