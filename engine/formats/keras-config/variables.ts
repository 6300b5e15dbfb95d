/** @file Which variables a Keras model has, in Keras' order: of each layer, trainable ones, slots of the optimizer. */
import { invariant } from '../../core/errors.ts';
import type { OptimizerSlot, WeightSpec } from '../../catalog/define.ts';
import { clippingParams } from '../../catalog/clipping.ts';
import type { Ref } from '../../catalog/params.ts';
import { validateParams } from '../../catalog/validate.ts';
import type { IRLayer } from '../../model/ir.ts';
import { findOptimizer } from '../../model/registry.ts';

export interface Variable {
  /** State name: `layer/weight`. */
  readonly state: string;
  readonly spec: WeightSpec;
}

export interface Slot {
  /** State name: `optimizer/layer/weight/slot`. */
  readonly state: string;
  readonly shape: readonly number[];
  readonly initial: number;
}

export function variablesOf(layer: IRLayer): Variable[] {
  return layer.weights.map((spec) => ({ state: `${layer.name}/${spec.name}`, spec }));
}

/** `model.trainable_variables`: the optimizer keeps slots of these. `layers` are in Keras' order. */
export function trainableVariables(layers: readonly IRLayer[]): Variable[] {
  return layers.filter((layer) => layer.trainable).flatMap((layer) => variablesOf(layer).filter(({ spec }) => spec.trainable));
}

/** Group after group, within a group weight by weight, as Keras 3 lists them. */
export function slotsOf(ref: Ref, layers: readonly IRLayer[]): Slot[] {
  return slotsInGroups(ref, layers, (kind) => kind.group);
}

/** Keras 2's older optimizers list the slots of one kind together. */
export function slotsOfKeras2(ref: Ref, layers: readonly IRLayer[]): Slot[] {
  return slotsInGroups(ref, layers, (_, index) => index);
}

function slotsInGroups(ref: Ref, layers: readonly IRLayer[], groupOf: (kind: OptimizerSlot, index: number) => number): Slot[] {
  const definition = findOptimizer(ref.type);
  invariant(definition, `no optimizer ${ref.type}`);
  const kinds = definition.slots(optimizerValues(ref) as never);
  const groups = [...new Set(kinds.map(groupOf))].sort((a, b) => a - b);
  const variables = trainableVariables(layers);
  return groups.flatMap((group) =>
    variables.flatMap((variable) =>
      kinds
        .filter((kind, index) => groupOf(kind, index) === group)
        .map((kind) => ({
          state: `optimizer/${variable.state}/${kind.name}`,
          shape: variable.spec.shape,
          initial: kind.initial,
        })),
    ),
  );
}

/** The optimizer's own parameters, completed; clipping left out. */
export function optimizerValues(ref: Ref): Readonly<Record<string, unknown>> & { readonly learning_rate: number } {
  const definition = findOptimizer(ref.type);
  invariant(definition, `no optimizer ${ref.type}`);
  const own = Object.entries(ref.params).filter(([name]) => !(name in clippingParams));
  return validateParams(definition.params, Object.fromEntries(own)).values as never;
}
