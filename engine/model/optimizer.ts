/** @file The optimizer that a document names, with every parameter that it leaves out at Keras' default. */
import { clippingParams } from '../catalog/clipping.ts';
import type { Ref } from '../catalog/params.ts';
import { validateParams } from '../catalog/validate.ts';
import { LoomError } from '../core/errors.ts';
import { findOptimizer } from './registry.ts';

/** Values are those of the definition, then the clipping parameters. Throws LoomError `model.unknown-optimizer`. */
export function completeOptimizer(ref: Ref): Ref {
  const definition = findOptimizer(ref.type);
  if (!definition) throw new LoomError('model.unknown-optimizer', { type: ref.type });
  return { type: ref.type, params: validateParams({ ...definition.params, ...clippingParams }, ref.params).values };
}

/** With this one nearly every net learns, with every optimizer. */
const safe = 0.001;

/** What is tried where a learning rate was too high: a safe one, or a tenth of one that is no higher. */
export function saferLearningRate(ref: Ref): number {
  const failed = learningRateOf(ref);
  return failed > safe ? safe : Number((failed / 10).toPrecision(6));
}

export function learningRateOf(ref: Ref): number {
  return completeOptimizer(ref).params['learning_rate'] as number;
}
