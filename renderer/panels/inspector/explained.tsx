/** @file A row whose choice is explained where it is made. */
import type { JSX, ReactNode } from 'react';
import { Field } from '../../ui/field.tsx';
import { Tip } from '../../ui/tip.tsx';

export interface ExplainedProps {
  readonly label: string;
  readonly help: string;
  readonly children: ReactNode;
}

export function Explained({ label, help, children }: ExplainedProps): JSX.Element {
  return (
    <Tip text={help}>
      <div>
        <Field label={label}>{children}</Field>
      </div>
    </Tip>
  );
}
