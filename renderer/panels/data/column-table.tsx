/** @file The columns of a built-in set. */
import type { JSX } from 'react';
import type { Column } from '../../../engine/data/types.ts';
import { useEditor } from '../../app/use-editor.ts';
import { factsOf } from '../../document/state.ts';
import { useText } from '../../locales/index.ts';
import { ShapeText } from '../../ui/shape.tsx';
import classes from './data.module.css';

const heads = ['name', 'shape', 'type', 'range', 'use'] as const;

export function TableHead(): JSX.Element {
  const t = useText();
  return (
    <thead>
      <tr>
        {heads.map((key) => (
          <th key={key} scope="col">
            {t(`data.${key}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Classes of labels, else the range, as the net gets it. */
export function RangeText({ column }: { readonly column: Column }): JSX.Element {
  const t = useText();
  if (column.classes !== undefined) return <>{t('data.classes', { count: column.classes })}</>;
  return <code>{column.range?.map((value) => Number(value.toPrecision(4))).join(' … ') ?? '–'}</code>;
}

export function ColumnTable(): JSX.Element {
  const t = useText();
  const columns = useEditor(factsOf)?.columns ?? [];
  const bound = useEditor((state) => state.document.data.columns);
  const nodes = useEditor((state) => state.document.graphs.main.nodes);
  const usersOf = (column: string): string =>
    nodes
      .filter((node) => bound[node.id] === column)
      .map((node) => node.name)
      .join(', ');
  return (
    <table className={classes['arrays']}>
      <TableHead />
      <tbody>
        {columns.map((column) => (
          <tr key={column.name}>
            <th scope="row">{column.name}</th>
            <td>{column.shape.length === 0 ? '–' : <ShapeText shape={column.shape} />}</td>
            <td>
              <code>{column.dtype === 'f32' ? 'float32' : 'int32'}</code>
            </td>
            <td>
              <RangeText column={column} />
            </td>
            <td>{usersOf(column.name) || <span>{t('data.unused')}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
