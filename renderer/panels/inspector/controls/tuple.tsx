/** @file A fixed number of whole numbers; one typed number stands for all of them. */
import type { JSX } from 'react';
import { TextBox } from '../../../ui/field.tsx';
import type { ControlProps } from './control.ts';
import { readList } from './lists.ts';
import { Row } from './row.tsx';
import { showList } from './shape.tsx';

export function TupleControl({ param, value, onChange }: ControlProps<'tuple'>): JSX.Element {
  const commit = (text: string): boolean => {
    const read = readList(text, param.length);
    if (!read?.every((length) => length >= (param.min ?? 1))) return false;
    onChange(read);
    return true;
  };
  return <Row text={param.text}>{(label) => <TextBox label={label} value={showList(value)} onCommit={commit} />}</Row>;
}
