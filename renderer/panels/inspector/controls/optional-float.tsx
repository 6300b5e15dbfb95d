/** @file A decimal number, or nothing. */
import type { JSX } from 'react';
import { readNumber, TextBox } from '../../../ui/field.tsx';
import { isInside } from './bounds.ts';
import type { ControlProps } from './control.ts';
import { Row } from './row.tsx';

export function OptionalFloatControl({ param, value, onChange }: ControlProps<'optional-float'>): JSX.Element {
  const commit = (text: string): boolean => {
    const read = readNumber(text);
    if (text.trim() !== '' && (read === null || !isInside(read, param))) return false;
    onChange(read);
    return true;
  };
  return (
    <Row text={param.text}>
      {(label) => <TextBox label={label} value={typeof value === 'number' ? String(value) : ''} onCommit={commit} />}
    </Row>
  );
}
