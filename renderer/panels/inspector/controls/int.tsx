/** @file A whole number. */
import type { JSX } from 'react';
import { useLanguage } from '../../../locales/language.ts';
import { NumberBox } from '../../../ui/field.tsx';
import { boundsOf } from './bounds.ts';
import type { ControlProps } from './control.ts';
import { Row } from './row.tsx';

export function IntControl({ param, value, onChange }: ControlProps<'int'>): JSX.Element {
  const unit = param.unit?.[useLanguage()];
  return (
    <Row text={param.text}>
      {(label) => (
        <NumberBox
          label={label}
          value={value as number}
          integer
          {...boundsOf(param)}
          {...(unit ? { unit } : {})}
          onChange={onChange}
        />
      )}
    </Row>
  );
}
