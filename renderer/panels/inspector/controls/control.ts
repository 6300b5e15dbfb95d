/** @file What a control is: one component a parameter kind, which draws the parameter's row or rows. */
import type { JSX } from 'react';
import type { Param } from '../../../../engine/catalog/params.ts';

/** The parameter of a kind. */
export type ParamOf<K extends Param['kind']> = Extract<Param, { readonly kind: K }>;

export interface ControlProps<K extends Param['kind']> {
  readonly param: ParamOf<K>;
  /** As the document holds it: maybe not valid. */
  readonly value: unknown;
  /** Changes with equal `merge` are one step for the user. */
  readonly onChange: (value: unknown, merge?: string) => void;
}

export type Control<K extends Param['kind']> = (props: ControlProps<K>) => JSX.Element;
