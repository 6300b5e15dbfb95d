/** @file Any number of entries of another registry: a switch each. */
import type { JSX } from 'react';
import type { Ref } from '../../../../engine/catalog/params.ts';
import { useLanguage } from '../../../locales/language.ts';
import { Field, Toggle } from '../../../ui/field.tsx';
import type { ControlProps } from './control.ts';

export function RefListControl({ param, value, onChange }: ControlProps<'ref-list'>): JSX.Element {
  const language = useLanguage();
  const chosen = Array.isArray(value) ? (value as readonly Ref[]) : [];
  const label = param.text.label[language];
  const flip = (type: string, on: boolean): void =>
    onChange(on ? [...chosen, { type, params: {} }] : chosen.filter((ref) => ref.type !== type));
  return (
    <>
      <h4 className="group-title">{label}</h4>
      {Object.entries(param.options()).map(([id, target]) => (
        <Field key={id} label={target.text.title[language]} help={target.text.summary[language]}>
          <Toggle
            label={`${label}: ${target.text.title[language]}`}
            checked={chosen.some((ref) => ref.type === id)}
            onChange={(on) => flip(id, on)}
          />
        </Field>
      ))}
    </>
  );
}
