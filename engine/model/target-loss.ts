/** @file A loss for another kind of target: labels for one-hot rows, and back. */
import type { LossDefinition, TensorType } from '../catalog/define.ts';
import { losses } from '../catalog/losses/index.ts';
import type { Ref } from '../catalog/params.ts';
import { defaults } from '../catalog/validate.ts';
import { findLoss } from './registry.ts';

/** The loss itself where it takes such targets already, or where no other one fits; parameters of the same name stay. */
export function lossFor(loss: Ref, target: LossDefinition['target'], prediction: TensorType): Ref {
  const own = findLoss(loss.type);
  if (own?.target === target) return loss;
  const all = Object.values(losses as Readonly<Record<string, unknown>>) as LossDefinition[];
  const fitting = all.filter((each) => each.target === target && each.check(prediction, defaults(each.params)) === null);
  // Cross-entropies call themselves alike.
  const found = fitting.find((each) => each.brief.en === own?.brief.en) ?? fitting[0];
  if (!found) return loss;
  return { type: found.id, params: Object.fromEntries(Object.entries(loss.params).filter(([name]) => name in found.params)) };
}
