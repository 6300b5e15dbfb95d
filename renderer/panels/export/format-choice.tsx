/** @file The formats as cards, one of them chosen. */
import type { JSX } from 'react';
import { useText } from '../../locales/index.ts';
import { useLanguage } from '../../locales/language.ts';
import classes from './export.module.css';

export interface FormatCard {
  readonly id: string;
  readonly extension: string;
  readonly readers: readonly string[];
}

export function FormatChoice({
  formats,
  value,
  onChange,
}: {
  readonly formats: readonly FormatCard[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}): JSX.Element {
  const t = useText();
  const list = new Intl.ListFormat(useLanguage());
  return (
    <div className={classes['formats']} role="radiogroup" aria-label={t('exporting.format')}>
      {formats.map(({ id, extension, readers }) => (
        <label key={id} className={classes['format']} data-on={id === value || undefined}>
          <input type="radio" name="format" value={id} checked={id === value} onChange={() => onChange(id)} />
          <b>{extension}</b>
          <small>{joined(list, readers)}</small>
        </label>
      ))}
    </div>
  );
}

/** Chinese sets a word between Latin names apart from them. */
function joined(list: Intl.ListFormat, names: readonly string[]): string {
  return list
    .formatToParts(names)
    .map(({ type, value }) => (type === 'literal' && /^\p{Script=Han}$/u.test(value) ? ` ${value} ` : value))
    .join('');
}
