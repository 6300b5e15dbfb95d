/** @file Precision, recall and F1 of each class, and their mean. */
import type { JSX } from 'react';
import { formatCount, useText } from '../../locales/index.ts';
import classes from './results.module.css';
import { type ClassScores, type Matrix, meanScores, scoresOf } from './scores.ts';

const columns = ['class', 'precision', 'recall', 'f1', 'support'] as const;

export function PerClass({ matrix }: { readonly matrix: Matrix }): JSX.Element {
  const t = useText();
  const scores = scoresOf(matrix);
  return (
    <table className={classes['scores']} data-testid="per-class">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`results.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scores.map((each, label) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the class
          <Row key={label} name={String(label)} scores={each} />
        ))}
      </tbody>
      <tfoot>
        <Row name={t('results.mean')} scores={meanScores(scores)} />
      </tfoot>
    </table>
  );
}

function Row({ name, scores }: { readonly name: string; readonly scores: ClassScores }): JSX.Element {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{scores.precision.toFixed(4)}</td>
      <td>{scores.recall.toFixed(4)}</td>
      <td>{scores.f1.toFixed(4)}</td>
      <td>{formatCount(scores.support)}</td>
    </tr>
  );
}
