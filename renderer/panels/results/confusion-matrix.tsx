/** @file The confusion matrix: mistakes in one blue by count, right answers only outlined. A cell filters the pictures. */
import type { CSSProperties, JSX, KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { useText } from '../../locales/index.ts';
import classes from './results.module.css';
import { type Matrix, worstCell } from './scores.ts';

export interface Cell {
  readonly label: number;
  readonly guess: number;
}

export interface ConfusionProps {
  readonly matrix: Matrix;
  /** The cell whose pictures are shown. */
  readonly chosen: Cell | null;
  readonly onChoose: (cell: Cell) => void;
}

const steps: Readonly<Record<string, Cell>> = {
  ArrowUp: { label: -1, guess: 0 },
  ArrowDown: { label: 1, guess: 0 },
  ArrowLeft: { label: 0, guess: -1 },
  ArrowRight: { label: 0, guess: 1 },
};

/** One stop for Tab; arrows, Home and End walk, Enter and Space choose. */
export function ConfusionMatrix({ matrix, chosen, onChoose }: ConfusionProps): JSX.Element {
  const t = useText();
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Cell>(() => chosen ?? worstCell(matrix));
  const most = Math.max(1, ...matrix.flatMap((row, label) => row.filter((_, guess) => guess !== label)));
  const walk = (event: KeyboardEvent, from: Cell): void => {
    const last = matrix.length - 1;
    const step = steps[event.key];
    let next: Cell | null = null;
    if (step) next = { label: within(from.label + step.label, last), guess: within(from.guess + step.guess, last) };
    if (event.key === 'Home') next = { ...from, guess: 0 };
    if (event.key === 'End') next = { ...from, guess: last };
    if (event.key === 'Enter' || event.key === ' ') onChoose(from);
    else if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    if (!next) return;
    setAt(next);
    grid.current?.rows[next.label + 1]?.cells[next.guess + 1]?.focus();
  };
  return (
    <>
      <table
        className={classes['cells']}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked by arrows is a grid
        role="grid"
        aria-label={t('results.confusion')}
        data-testid="confusion"
        ref={grid}
      >
        <thead>
          <tr>
            <td />
            {matrix.map((_, guess) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the class
              <th key={guess} scope="col">
                {guess}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map((row, label) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the index is the class
            <tr key={label}>
              <th scope="row">{label}</th>
              {row.map((count, guess) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: the index is the class
                  key={guess}
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see the table
                  role="gridcell"
                  tabIndex={at.label === label && at.guess === guess ? 0 : -1}
                  aria-label={t('results.cell', { count, guess: String(guess), label: String(label) })}
                  aria-selected={chosen?.label === label && chosen.guess === guess}
                  data-right={guess === label || undefined}
                  data-long={count > 9999 || undefined}
                  style={guess === label ? undefined : shade(count, most)}
                  onClick={() => {
                    setAt({ label, guess });
                    onChoose({ label, guess });
                  }}
                  onKeyDown={(event) => walk(event, { label, guess })}
                >
                  {count || (guess === label ? 0 : '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes['ends']}>
        <span>{t('results.rows')}</span>
        <span>{t('results.columns')}</span>
      </p>
    </>
  );
}

function within(place: number, last: number): number {
  return Math.min(last, Math.max(0, place));
}

function shade(count: number, most: number): CSSProperties {
  return { '--share': `${count === 0 ? 0 : Math.round(14 + (40 * count) / most)}%` } as CSSProperties;
}
