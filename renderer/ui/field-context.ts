/** @file What a form's row tells the control in it: its id, what describes it, where a refusal is said. */
import { createContext, useContext } from 'react';

export interface FieldContext {
  readonly id: string;
  /** Ids of the guidance, and of the refusal while there is one. */
  readonly describedBy: string | undefined;
  /** Says why what was typed is refused; null: it is not any more. */
  readonly refuse: (sentence: string | null) => void;
}

export const fieldContext = createContext<FieldContext | null>(null);

export function useFieldContext(): FieldContext | null {
  return useContext(fieldContext);
}
