/** @file Data: where it comes from, its columns and who uses them, how many examples each part holds. */
import type { JSX } from 'react';
import type { Column } from '../../../engine/data/types.ts';
import { findSample } from '../../../engine/data/samples.ts';
import { trainingLength } from '../../../engine/data/split.ts';
import { useEditor } from '../../app/use-editor.ts';
import { factsOf } from '../../document/state.ts';
import { useText } from '../../locales/index.ts';
import { useSay } from '../../locales/language.ts';
import { Empty, Figures } from '../../ui/panel.tsx';
import { ShapeText } from '../../ui/shape.tsx';
import classes from './data.module.css';

export function DataPanel(): JSX.Element {
  const t = useText();
  const source = useEditor((state) => state.document.data.source);
  const facts = useEditor(factsOf);
  if (source === '') return <Empty>{t('data.noData')}</Empty>;
  return (
    <div className={classes['data']}>
      <section>
        <h3>{t('data.columns')}</h3>
        {facts ? <Columns columns={facts.columns} /> : <p>{t('data.unknown')}</p>}
      </section>
      <section>
        <h3>{t('data.counts')}</h3>
        <Counts />
      </section>
    </div>
  );
}

function Columns({ columns }: { readonly columns: readonly Column[] }): JSX.Element {
  const t = useText();
  const bound = useEditor((state) => state.document.data.columns);
  const nodes = useEditor((state) => state.document.graphs.main.nodes);
  const usersOf = (column: string): string =>
    nodes
      .filter((node) => bound[node.id] === column)
      .map((node) => node.name)
      .join(', ');
  return (
    <table>
      <thead>
        <tr>
          {(['name', 'shape', 'type', 'range', 'usedBy'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`data.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.name}>
            <th scope="row">{column.name}</th>
            <td>{column.shape.length === 0 ? '–' : <ShapeText shape={column.shape} />}</td>
            <td>
              <code>{column.dtype === 'f32' ? 'float32' : 'int32'}</code>
            </td>
            <td>
              {column.classes === undefined ? (
                <code>{column.range?.join(' … ') ?? '–'}</code>
              ) : (
                t('data.classes', { count: column.classes })
              )}
            </td>
            <td>{usersOf(column.name) || <span>{t('data.unused')}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Counts(): JSX.Element {
  const t = useText();
  const say = useSay();
  const source = useEditor((state) => state.document.data.source);
  const split = useEditor((state) => state.document.training.validation_split);
  const facts = useEditor(factsOf);
  const train = facts ? trainingLength(facts.train, split) : null;
  const sample = findSample(source);
  const count = (value: number | null): string => (value === null ? '–' : value.toLocaleString('en'));
  const rows = [
    { label: t('data.source'), value: sample ? say(sample.title) : source },
    { label: t('data.trainCount'), value: count(train) },
    { label: t('data.validationCount'), value: count(facts && train !== null ? facts.train - train : null) },
    { label: t('data.testCount'), value: count(facts?.test ?? null) },
  ];
  return <Figures rows={rows} />;
}
