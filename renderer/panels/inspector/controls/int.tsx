/** @file A whole number. */
import type { JSX } from 'react';
import { useLanguage } from '../../../locales/language.ts';
import { NumberBox } from '../../../ui/text-box.tsx';
import type { ControlProps } from './control.ts';
import { rangeOf } from './range.ts';
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
          {...rangeOf(param)}
          {...(unit ? { unit } : {})}
          onChange={onChange}
        />
      )}
    </Row>
  );
}
