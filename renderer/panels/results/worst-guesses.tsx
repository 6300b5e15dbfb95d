/** @file The mistakes that the net was surest of. */
import { useMediaQuery } from '@mantine/hooks';
import type { JSX } from 'react';
import { useText } from '../../locales/index.ts';
import type { WorstGuess } from '../../queries/types.ts';
import { PictureView } from '../training/picture-view.tsx';
import classes from './results.module.css';

export function WorstGuesses({
  worst: all,
  matrix,
}: {
  readonly worst: readonly WorstGuess[];
  readonly matrix: readonly (readonly number[])[];
}): JSX.Element | null {
  const t = useText();
  const mistakes = matrix.reduce(
    (sum, row, label) => sum + row.reduce((missed, count, guess) => missed + (guess === label ? 0 : count), 0),
    0,
  );
  const wide = useMediaQuery('(min-width: 1440px)', undefined, { getInitialValueInEffect: false });
  const worst = wide ? all : all.slice(0, 6);
  const [first] = worst;
  if (first && first.shape.length < 2) return null;
  return (
    <section className={classes['worst']}>
      <h3>
        {t('results.worst')}
        <span>{t(wide ? 'results.mistakes' : 'results.mistakesShort', { shown: String(worst.length), count: mistakes })}</span>
      </h3>
      {worst.length === 0 && <p>{t('results.noMistakes')}</p>}
      <div>
        {worst.map((guess) => (
          <figure key={guess.index}>
            <PictureView
              pixels={guess.picture}
              width={guess.shape[1] ?? 1}
              height={guess.shape[0] ?? 1}
              size={72}
              label={t('results.said', { guess: String(guess.guess), label: String(guess.label) })}
            />
            <figcaption aria-hidden>
              {t('results.saidMark')} <b>{guess.guess}</b>, {t('results.isMark')} <b>{guess.label}</b>
            </figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}
