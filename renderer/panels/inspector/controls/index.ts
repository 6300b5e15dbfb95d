/** @file The control of each parameter kind. A kind without one does not compile. */
import type { Param } from '../../../../engine/catalog/params.ts';
import { BoolControl } from './bool.tsx';
import { ChoiceControl } from './choice.tsx';
import type { Control } from './control.ts';
import { FloatControl } from './float.tsx';
import { IntControl } from './int.tsx';
import { OptionalFloatControl } from './optional-float.tsx';
import { OptionalTupleControl } from './optional-tuple.tsx';
import { RefControl } from './ref.tsx';
import { RefListControl } from './ref-list.tsx';
import { ShapeControl } from './shape.tsx';
import { TupleControl } from './tuple.tsx';

export const controls: { readonly [K in Param['kind']]: Control<K> } = {
  bool: BoolControl,
  choice: ChoiceControl,
  float: FloatControl,
  int: IntControl,
  'optional-float': OptionalFloatControl,
  'optional-tuple': OptionalTupleControl,
  ref: RefControl,
  'ref-list': RefListControl,
  shape: ShapeControl,
  tuple: TupleControl,
};
