/** @file A fixed number of whole numbers, or nothing, which means "as another parameter". */
import type { JSX } from 'react';
import { useText } from '../../../locales/index.ts';
import { readTuple } from '../../../ui/reading.ts';
import { TextBox } from '../../../ui/text-box.tsx';
import type { ControlProps } from './control.ts';
import { Row } from './row.tsx';
import { showList } from './shape.tsx';

export function OptionalTupleControl({ param, value, onChange }: ControlProps<'optional-tuple'>): JSX.Element {
  const t = useText();
  return (
    <Row text={param.text}>
      {(label) => (
        <TextBox<unknown>
          label={label}
          value={value}
          show={(shown) => (shown === null ? '' : showList(shown))}
          read={(text) => (text.trim() === '' ? { value: null } : readTuple(text, param.length, param.min))}
          placeholder={t('inspector.none')}
          onTake={onChange}
        />
      )}
    </Row>
  );
}
