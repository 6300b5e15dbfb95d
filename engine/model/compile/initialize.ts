/** @file Start values of all states: weights by their initializer, each from a seeded stream of its own. */
import type { InitializerDefinition } from '../../catalog/define.ts';
import { initializers } from '../../catalog/initializers/index.ts';
import type { Ref } from '../../catalog/params.ts';
import { LoomError } from '../../core/errors.ts';
import { createRandom } from '../../core/rng.ts';
import { type HostTensor, sizeOf } from '../../core/tensor.ts';
import type { ModelIR } from '../ir.ts';
import { findOptimizer } from '../registry.ts';
import { stateName } from './lower.ts';
import type { StateSpec } from './types.ts';

/** Equal for equal seeds; a variable's numbers do not depend on what other layers hold. */
export function initialize(ir: ModelIR, states: readonly StateSpec[], optimizer: Ref, seed: number): Record<string, HostTensor> {
  const values: Record<string, HostTensor> = {};
  for (const layer of ir.layers) {
    for (const weight of layer.weights) {
      const name = stateName(layer.name, weight.name);
      const definition = (initializers as unknown as Readonly<Record<string, InitializerDefinition>>)[weight.initializer.type];
      if (!definition) throw new LoomError('model.unknown-initializer', { type: weight.initializer.type, name });
      const data = definition.generate(weight.shape, weight.initializer.params as never, createRandom(seed, name));
      values[name] = { dtype: 'f32', shape: weight.shape, data };
    }
  }
  const slots = findOptimizer(optimizer.type)?.slots(optimizer.params as never) ?? [];
  for (const state of states.filter((candidate) => candidate.role === 'slot')) {
    const slot = slots.find((candidate) => state.name.endsWith(`/${candidate.name}`));
    const data = new Float32Array(sizeOf(state.shape)).fill(slot?.initial ?? 0);
    values[state.name] = { dtype: 'f32', shape: state.shape, data };
  }
  return values;
}
