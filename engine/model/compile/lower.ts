/** @file Lowers the calls of a model into a program: layers in order, signals along the wires, state read and assigned. */
import type { LayerDefinition, LowerContext, Signal } from '../../catalog/define.ts';
import { LoomError } from '../../core/errors.ts';
import { type Shape, N } from '../../core/tensor.ts';
import type { Builder } from '../../program/builder.ts';
import type { Value } from '../../program/types.ts';
import type { IRLayer, ModelIR, TensorRef } from '../ir.ts';
import { findLayer } from '../registry.ts';

/** What a lowered model offers the rest of the step. */
export interface Lowered {
  /** In the order of `ir.outputs`. */
  readonly outputs: readonly Signal[];
  /** Scalars that layers added to the loss. */
  readonly losses: readonly Value[];
  /** Weights as the forward pass read them, by state name. */
  readonly weights: ReadonlyMap<string, Value>;
  /** States (running statistics) that the forward pass gave a new value. */
  readonly assigned: ReadonlyMap<string, Value>;
}

export function stateName(layer: string, weight: string): string {
  return `${layer}/${weight}`;
}

/** Values of `seed` and `step` where the pass is random; null where it is not (validation, prediction). */
export interface Randomness {
  readonly seed: Value;
  readonly step: Value;
}

export function lowerModel(b: Builder, ir: ModelIR, randomness: Randomness | null): Lowered {
  const inputs = ir.inputs.map(
    (input): Signal => ({
      value: b.input(`input:${input.name}`, { dtype: input.type.dtype, shape: [N, ...input.type.shape] }),
    }),
  );
  const weights = declareStates(b, ir);
  const assigned = new Map<string, Value>();
  const losses: Value[] = [];
  const results: (readonly Signal[])[] = [];
  const at = (ref: TensorRef): Signal => {
    const signal = ref.kind === 'input' ? inputs[ref.index] : results[ref.index]?.[ref.output];
    if (!signal) throw new LoomError('internal', { message: `no signal at ${JSON.stringify(ref)}` }, 'internal');
    return signal;
  };
  ir.calls.forEach((call, stream) => {
    const layer = ir.layers[call.layer] as IRLayer;
    const definition = findLayer(layer.type) as LayerDefinition;
    const context = contextOf(b, layer, { weights, assigned, losses, randomness, stream });
    const lowered = b.withScope({ path: call.path, layer: layer.name }, () =>
      definition.lower(context, call.inputs.map(at), layer.params as never),
    );
    results.push(lowered);
  });
  return { outputs: ir.outputs.map((output) => at(output.source)), losses, weights, assigned };
}

function declareStates(b: Builder, ir: ModelIR): Map<string, Value> {
  const weights = new Map<string, Value>();
  for (const layer of ir.layers) {
    for (const weight of layer.weights) {
      const name = stateName(layer.name, weight.name);
      weights.set(name, b.state(name, weight.shape));
    }
  }
  return weights;
}

interface Surroundings {
  readonly weights: ReadonlyMap<string, Value>;
  readonly assigned: Map<string, Value>;
  readonly losses: Value[];
  readonly randomness: Randomness | null;
  /** Index of the call: each call of a shared layer draws its own numbers. */
  readonly stream: number;
}

function contextOf(b: Builder, layer: IRLayer, around: Surroundings): LowerContext {
  const training = around.randomness !== null && layer.trainable;
  let draws = 0;
  return {
    b,
    training,
    read: (name) => {
      const key = stateName(layer.name, name);
      const value = around.assigned.get(key) ?? around.weights.get(key);
      if (!value) throw new LoomError('internal', { message: `${layer.type} reads unknown weight ${name}` }, 'internal');
      return value;
    },
    assign: (name, value) => {
      if (training) around.assigned.set(stateName(layer.name, name), value);
    },
    addLoss: (value) => around.losses.push(value),
    rng: (shape: Shape) => {
      if (!around.randomness)
        throw new LoomError('internal', { message: `${layer.type} draws numbers outside training` }, 'internal');
      const { seed, step } = around.randomness;
      return b.one('rng', [seed, step], { kind: 'uniform', shape, stream: around.stream * 16 + draws++ });
    },
  };
}
