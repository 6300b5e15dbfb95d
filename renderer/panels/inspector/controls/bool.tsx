/** @file A switch. */
import type { JSX } from 'react';
import { Toggle } from '../../../ui/field.tsx';
import type { ControlProps } from './control.ts';
import { Row } from './row.tsx';

export function BoolControl({ param, value, onChange }: ControlProps<'bool'>): JSX.Element {
  return <Row text={param.text}>{(label) => <Toggle label={label} checked={value === true} onChange={onChange} />}</Row>;
}
