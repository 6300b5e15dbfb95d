/** @file Small parts that panels share: a section, a list of figures, an empty state. */
import type { JSX, ReactNode } from 'react';
import { Fragment } from 'react';
import classes from './panel.module.css';

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <section className={classes['section']}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export interface Figure {
  readonly label: ReactNode;
  readonly value: ReactNode;
}

/** Names left, values right. `words`: values are no columns of numbers. */
export function Figures({ rows, words = false }: { readonly rows: readonly Figure[]; readonly words?: boolean }): JSX.Element {
  return (
    <dl className={classes['figures']} data-words={words || undefined}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are drawn anew and never reordered
        <Fragment key={index}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** One sentence that says what to do. */
export function Empty({ children }: { readonly children: ReactNode }): JSX.Element {
  return <p className={classes['empty']}>{children}</p>;
}
