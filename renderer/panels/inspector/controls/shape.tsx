/** @file The lengths of one example. */
import type { JSX } from 'react';
import { TextBox } from '../../../ui/field.tsx';
import { formatDims } from '../../../ui/shape.tsx';
import type { ControlProps } from './control.ts';
import { readList } from './lists.ts';
import { Row } from './row.tsx';

export function ShapeControl({ param, value, onChange }: ControlProps<'shape'>): JSX.Element {
  const commit = (text: string): boolean => {
    const read = readList(text);
    const good = read?.every((length) => length >= 1 || (param.wildcard === true && length === -1));
    if (!good || (read ?? []).filter((length) => length === -1).length > 1) return false;
    onChange(read);
    return true;
  };
  return <Row text={param.text}>{(label) => <TextBox label={label} value={showList(value)} onCommit={commit} />}</Row>;
}

export function showList(value: unknown): string {
  return Array.isArray(value) ? formatDims(value as number[]) : String(value);
}
