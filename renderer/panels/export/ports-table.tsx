/** @file What the exported model takes and gives: names, shapes, types, ranges. */
import type { JSX } from 'react';
import type { Column } from '../../../engine/data/types.ts';
import { scaledColumn } from '../../../engine/data/scaled.ts';
import { findSample } from '../../../engine/data/samples.ts';
import { analyze } from '../../../engine/model/analyze.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { useEditor } from '../../app/use-editor.ts';
import { sourceColumnsOf } from '../../document/state.ts';
import { useText } from '../../locales/index.ts';
import { ShapeText } from '../../ui/shape.tsx';
import classes from './export.module.css';

interface PortRow {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'f32' | 'i32';
  readonly column: Column | undefined;
  readonly kind: 'input' | 'output';
}

/** `known`: the columns of the drawing's source, where the app has read it. */
function rowsOf(document: LoomDocument, known: readonly Column[] | null): PortRow[] {
  const { source, scale } = document.data;
  const given = findSample(source)?.columns ?? known ?? [];
  const columns = given.map((column) => scaledColumn(column, scale?.[column.name] ?? 1));
  const columnOf = (node: string): Column | undefined => columns.find((column) => column.name === document.data.columns[node]);
  const { ir } = analyze(document, columns);
  return [
    ...ir.inputs.map(
      ({ name, node, type }): PortRow => ({ name, shape: type.shape, dtype: type.dtype, column: columnOf(node), kind: 'input' }),
    ),
    ...ir.outputs.map(
      ({ name, node, type }): PortRow => ({ name, shape: type.shape, dtype: type.dtype, column: columnOf(node), kind: 'output' }),
    ),
  ];
}

export function PortsTable({ document }: { readonly document: LoomDocument }): JSX.Element {
  const t = useText();
  const same = useEditor((state) => state.document.data.source === document.data.source);
  const known = useEditor(sourceColumnsOf);
  return (
    <table className={classes['ports']}>
      <thead>
        <tr>
          {(['name', 'shape', 'type', 'range'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`exporting.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rowsOf(document, same ? known : null).map((row) => (
          <tr key={`${row.kind}-${row.name}`}>
            <td>{row.name}</td>
            <td>
              <ShapeText shape={['N', ...row.shape]} />
            </td>
            <td>
              <code>{row.dtype === 'f32' ? 'float32' : 'int32'}</code>
            </td>
            <td>
              <RangeCell row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RangeCell({ row: { column, kind, shape } }: { readonly row: PortRow }): JSX.Element {
  const t = useText();
  if (kind === 'output')
    return (
      <small>{column?.classes === undefined ? t('exporting.anyRange') : t('data.classes', { count: column.classes })}</small>
    );
  if (!column?.range) return <small>{t('exporting.anyRange')}</small>;
  return (
    <>
      <code>{column.range.join(' … ')}</code> {shape.length === 3 && <small>{t('exporting.picture')}</small>}
    </>
  );
}
