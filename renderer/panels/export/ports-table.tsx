/** @file What the exported model takes and gives: names, shapes, types, ranges. */
import type { JSX } from 'react';
import { useText } from '../../locales/index.ts';
import { ShapeText } from '../../ui/shape.tsx';
import type { End, Ends } from './ends.ts';
import classes from './export.module.css';

export function PortsTable({ inputs, outputs }: Ends): JSX.Element {
  const t = useText();
  return (
    <table className={classes['ports']} data-testid="export-ports">
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
        {inputs.map((input) => (
          <PortRow
            key={`in-${input.name}`}
            end={input}
            note={input.pictures && input.factor < 1 ? t('exporting.picture') : null}
          />
        ))}
        {outputs.map((output) => (
          <PortRow
            key={`out-${output.name}`}
            end={output}
            note={output.sum === null ? null : t('exporting.rowSum', { sum: output.sum })}
          />
        ))}
      </tbody>
    </table>
  );
}

function PortRow({ end, note }: { readonly end: End; readonly note: string | null }): JSX.Element {
  const t = useText();
  return (
    <tr>
      <td>{end.name}</td>
      <td>
        <ShapeText shape={['N', ...end.shape]} />
      </td>
      <td>
        <code>{end.dtype === 'f32' ? 'float32' : 'int32'}</code>
      </td>
      <td>
        {end.range ? <code>{end.range.join(' … ')}</code> : <small>{t('exporting.anyRange')}</small>}
        {note && <small> {note}</small>}
      </td>
    </tr>
  );
}
