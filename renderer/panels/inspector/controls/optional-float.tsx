/** @file A decimal number, or nothing. */
import type { JSX } from 'react';
import { useText } from '../../../locales/index.ts';
import { readDecimal, showDecimal } from '../../../ui/reading.ts';
import { TextBox } from '../../../ui/text-box.tsx';
import type { ControlProps } from './control.ts';
import { Row } from './row.tsx';

export function OptionalFloatControl({ param, value, onChange }: ControlProps<'optional-float'>): JSX.Element {
  const t = useText();
  return (
    <Row text={param.text}>
      {(label) => (
        <TextBox<unknown>
          label={label}
          value={value}
          show={(shown) => (shown === null ? '' : showDecimal(shown as number))}
          read={(text) => (text.trim() === '' ? { value: null } : readDecimal(text, param))}
          placeholder={t('inspector.none')}
          onTake={onChange}
        />
      )}
    </Row>
  );
}
