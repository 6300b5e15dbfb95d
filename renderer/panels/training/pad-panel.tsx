/** @file The pad: draw a digit, see what the net sees and what it guesses. */
import type { JSX } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Translate, useText } from '../../locales/index.ts';
import type { RunSummary } from '../../queries/types.ts';
import { Icon } from '../../ui/icon.tsx';
import { DrawingPad } from './drawing-pad.tsx';
import { PictureView } from './picture-view.tsx';
import { sampleDigit } from './sample-digit.ts';
import { type Stroke, side, toPicture } from './strokes.ts';
import classes from './training.module.css';
import { type Guess, useGuess } from './use-guess.ts';

/** What was drawn outlives a change of tab. */
let kept: readonly Stroke[] = sampleDigit;

export function PadPanel(): JSX.Element {
  const t = useText();
  const [strokes, setStrokes] = useState(kept);
  const picture = useMemo(() => toPicture(strokes), [strokes]);
  const guess = useGuess(picture);
  const change = (next: readonly Stroke[]): void => {
    kept = next;
    setStrokes(next);
  };
  return (
    <div className={classes['try']}>
      <section>
        <h3>
          {t('training.draw')}
          <button type="button" onClick={() => change([])} data-testid="pad-clear">
            <Icon name="eraser" size={14} />
            {t('training.clear')}
          </button>
        </h3>
        <DrawingPad strokes={strokes} onChange={change} />
      </section>
      <Sees picture={picture} guess={guess} />
      <Bars guess={guess} />
    </div>
  );
}

function formatShare(share: number): string {
  return share >= 0.995 ? '>99 %' : `${Math.round(100 * share)} %`;
}

function bestOf(scores: readonly number[]): number {
  return scores.reduce((best, score, index) => (score > (scores[best] ?? Number.NEGATIVE_INFINITY) ? index : best), 0);
}

function Sees({ picture, guess }: { readonly picture: Float32Array | null; readonly guess: Guess | null }): JSX.Element {
  const t = useText();
  const best = guess ? bestOf(guess.scores) : null;
  const spoken = useSpoken(
    best === null ? '' : t('training.guessSpoken', { digit: String(best), percent: formatShare(guess?.scores[best] ?? 0) }),
  );
  return (
    <section className={classes['sees']}>
      <h3>{t('training.sees')}</h3>
      <PictureView pixels={picture} width={side} height={side} size={56} label={t('training.sees')} />
      <small>28 × 28</small>
      <b data-testid="guess">{best ?? ''}</b>
      <code>{best === null ? '' : formatShare(guess?.scores[best] ?? 0)}</code>
      <span className="visually-hidden" aria-live="polite">
        {spoken}
      </span>
    </section>
  );
}

/** Says a guess once it has stood for a moment. */
function useSpoken(words: string): string {
  const [spoken, setSpoken] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    timer.current = setTimeout(() => setSpoken(words), 800);
    return () => {
      if (timer.current !== null) clearTimeout(timer.current);
    };
  }, [words]);
  return spoken;
}

/** Whose weights the guess comes from, short enough for the title row. */
function originOf(run: RunSummary | null, t: Translate): string {
  if (!run) return t('training.untrained');
  if (run.status === 'completed') return t('training.fromRun', { number: run.number });
  if (run.step >= 10_000) return t('training.fromEpoch', { epoch: run.epoch });
  return t('training.fromStep', { step: run.step });
}

function Bars({ guess }: { readonly guess: Guess | null }): JSX.Element {
  const t = useText();
  const scores = guess?.scores ?? new Array<number>(10).fill(0);
  const best = guess ? bestOf(scores) : -1;
  const from = originOf(guess?.run ?? null, t);
  return (
    <section className={classes['guess']}>
      <h3>
        {t('training.guess')}
        <span>{from}</span>
      </h3>
      <ol className={classes['bars']} start={0}>
        {scores.map((score, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the class
          <li key={index} data-top={index === best || undefined}>
            <code>{index}</code>
            <i>
              <u style={{ width: `${Math.max(score > 0.0005 ? 2 : 0, 100 * Math.min(1, Math.max(0, score))).toFixed(1)}%` }} />
            </i>
          </li>
        ))}
      </ol>
    </section>
  );
}
