/** @file The lengths of one example. */
import type { JSX } from 'react';
import { readShape } from '../../../ui/reading.ts';
import { formatDims } from '../../../ui/shape.tsx';
import { TextBox } from '../../../ui/text-box.tsx';
import type { ControlProps } from './control.ts';
import { Row } from './row.tsx';

export function ShapeControl({ param, value, onChange }: ControlProps<'shape'>): JSX.Element {
  return (
    <Row text={param.text}>
      {(label) => (
        <TextBox<unknown>
          label={label}
          value={value}
          show={showList}
          read={(text) => readShape(text, param.wildcard ?? false)}
          onTake={onChange}
        />
      )}
    </Row>
  );
}

export function showList(value: unknown): string {
  return Array.isArray(value) ? formatDims(value as number[]) : String(value);
}
