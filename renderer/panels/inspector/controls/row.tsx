/** @file A parameter's row: its label left, its control right, its help beneath while it has the focus. */
import type { JSX, ReactNode } from 'react';
import type { Text } from '../../../../engine/core/language.ts';
import { useLanguage } from '../../../locales/language.ts';
import { Field } from '../../../ui/field.tsx';

export interface RowProps {
  readonly text: { readonly label: Text; readonly help: Text };
  /** The control under the label, at full width: for long words. */
  readonly wide?: boolean;
  readonly children: (label: string) => ReactNode;
}

export function Row({ text, wide = false, children }: RowProps): JSX.Element {
  const language = useLanguage();
  const label = text.label[language];
  return (
    <Field label={label} help={text.help[language]} wide={wide}>
      {children(label)}
    </Field>
  );
}
