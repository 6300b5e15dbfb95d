/** @file How an export goes: progress, then the proof that the file was read back, or what went wrong. */
import type { JSX } from 'react';
import { useText } from '../../locales/index.ts';
import type { Exported } from '../../queries/types.ts';
import { Icon } from '../../ui/icon.tsx';
import classes from './export.module.css';

export type ExportState =
  | { readonly kind: 'none' }
  | { readonly kind: 'writing' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'written'; readonly answer: Exported };

/** `2e-8`. */
function formatDifference(value: number): string {
  return value === 0 ? '0' : value.toExponential(0).replace('e-0', 'e-');
}

function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** `pictures`: what the model takes. */
export function Outcome({ state, pictures }: { readonly state: ExportState; readonly pictures: boolean }): JSX.Element {
  const t = useText();
  const written = state.kind === 'written' ? state.answer : null;
  return (
    <div className={classes['outcome']} role="status" data-testid="export-outcome">
      {state.kind !== 'failed' && (
        <div>
          <span className={classes['progress']} data-busy={written === null || undefined}>
            <i />
          </span>
          {written ? <code>{written.name}</code> : <small>{t('exporting.writing')}</small>}
          {written && (
            <small>
              {formatBytes(written.bytes)}
              {written.place === null && ` · ${t('exporting.downloaded')}`}
            </small>
          )}
        </div>
      )}
      {state.kind === 'failed' && (
        <p className={classes['failed']}>
          <Icon name="alert" />
          {state.reason}
        </p>
      )}
      {written && <Proof written={written} pictures={pictures} />}
    </div>
  );
}

function Proof({ written, pictures }: { readonly written: Exported; readonly pictures: boolean }): JSX.Element {
  const t = useText();
  const { difference, compared, against } = written;
  if (difference === null) return <p className={classes['plain']}>{t('exporting.notReadBack')}</p>;
  return (
    <p className={classes['good']}>
      <Icon name="circle-check" />
      {t(against === 'test' && pictures ? 'exporting.readBack_pictures' : `exporting.readBack_${against}`, {
        difference: formatDifference(difference),
        count: compared,
      })}
    </p>
  );
}
