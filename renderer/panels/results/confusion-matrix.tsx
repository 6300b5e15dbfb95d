/** @file The confusion matrix: mistakes in one blue by count, right answers only outlined. */
import type { CSSProperties, JSX } from 'react';
import { useText } from '../../locales/index.ts';
import classes from './results.module.css';

type Matrix = readonly (readonly number[])[];

export function ConfusionMatrix({ matrix, examples }: { readonly matrix: Matrix; readonly examples: number }): JSX.Element {
  const t = useText();
  const most = Math.max(1, ...matrix.flatMap((row, label) => row.filter((_, guess) => guess !== label)));
  return (
    <section className={classes['matrix']}>
      <h3>
        {t('results.confusion')}
        <span>{t('results.testPictures', { count: examples })}</span>
      </h3>
      <table data-testid="confusion">
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
                  data-right={guess === label || undefined}
                  style={guess === label ? undefined : shade(count, most)}
                >
                  {count || (guess === label ? 0 : '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <span>{t('results.rows')}</span>
        <span>{t('results.columns')}</span>
      </p>
    </section>
  );
}

function shade(count: number, most: number): CSSProperties {
  return { '--share': `${count === 0 ? 0 : Math.round(14 + (46 * count) / most)}%` } as CSSProperties;
}
