/** @file A parameter's row: its label left, its control right, its help on hover. */
import type { JSX, ReactNode } from 'react';
import type { Text } from '../../../../engine/core/language.ts';
import { useLanguage } from '../../../locales/language.ts';
import { Field } from '../../../ui/field.tsx';
import { Tip } from '../../../ui/tip.tsx';

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
    <Tip text={text.help[language]}>
      <div>
        <Field label={label} wide={wide}>
          {children(label)}
        </Field>
      </div>
    </Tip>
  );
}
