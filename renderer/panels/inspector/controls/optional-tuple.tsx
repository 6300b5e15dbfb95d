/** @file A fixed number of whole numbers, or nothing, which means "as another parameter". */
import type { JSX } from 'react';
import { TextBox } from '../../../ui/field.tsx';
import type { ControlProps } from './control.ts';
import { readList } from './lists.ts';
import { Row } from './row.tsx';
import { showList } from './shape.tsx';

export function OptionalTupleControl({ param, value, onChange }: ControlProps<'optional-tuple'>): JSX.Element {
  const commit = (text: string): boolean => {
    const read = text.trim() === '' ? null : readList(text, param.length);
    if (read !== null && !read?.every((length) => length >= (param.min ?? 1))) return false;
    onChange(read);
    return true;
  };
  return (
    <Row text={param.text}>
      {(label) => <TextBox label={label} value={value === null ? '' : showList(value)} onCommit={commit} />}
    </Row>
  );
}
