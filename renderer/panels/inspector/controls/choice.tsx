/** @file One of some words, which are Keras' own in every language. */
import type { JSX } from 'react';
import { Choice } from '../../../ui/field.tsx';
import type { ControlProps } from './control.ts';
import { Row } from './row.tsx';

export function ChoiceControl({ param, value, onChange }: ControlProps<'choice'>): JSX.Element {
  const options = param.options.map((option) => ({ value: option, label: option }));
  return (
    <Row text={param.text}>{(label) => <Choice label={label} value={String(value)} options={options} onChange={onChange} />}</Row>
  );
}
