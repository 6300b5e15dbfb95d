/** @file What the last layer of a model has to give for its target, from the loss and the column that the Output is bound to. */
import type { Head } from '../catalog/define.ts';
import { validateParams } from '../catalog/validate.ts';
import type { Ref } from '../catalog/params.ts';
import type { Column } from '../data/types.ts';
import { findLoss } from './registry.ts';

/** Null where the loss is unknown, or the target is no label and no plain list of numbers. */
export function headOf(loss: Ref, column: Column): Head | null {
  const definition = findLoss(loss.type);
  const params = definition && validateParams(definition.params, loss.params);
  if (!definition || !params || params.issues.length > 0) return null;
  const activation = definition.activation(params.values as never);
  if (definition.target === 'label') return column.classes === undefined ? null : { units: column.classes, activation };
  if (column.shape.length > 1 || column.classes !== undefined) return null;
  return { units: column.shape[0] ?? 1, activation };
}
