/** @file A fixed number of whole numbers; one typed number stands for all of them. */
import type { JSX } from 'react';
import { readTuple } from '../../../ui/reading.ts';
import { TextBox } from '../../../ui/text-box.tsx';
import type { ControlProps } from './control.ts';
import { Row } from './row.tsx';
import { showList } from './shape.tsx';

export function TupleControl({ param, value, onChange }: ControlProps<'tuple'>): JSX.Element {
  return (
    <Row text={param.text}>
      {(label) => (
        <TextBox<unknown>
          label={label}
          value={value}
          show={showList}
          read={(text) => readTuple(text, param.length, param.min)}
          step={(from, by) => stepped(from, by, param.min ?? 1)}
          onTake={onChange}
        />
      )}
    </Row>
  );
}

/** All of them at once. */
function stepped(value: unknown, by: number, min: number): unknown {
  return Array.isArray(value) ? (value as readonly number[]).map((each) => Math.max(min, each + by)) : value;
}
