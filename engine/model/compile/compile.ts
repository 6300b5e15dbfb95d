/** @file ModelIR and optimizer to the programs of a run: one training step, validation, prediction. */
import type { Ref } from '../../catalog/params.ts';
import { Builder } from '../../program/builder.ts';
import { optimize } from '../../program/passes/pipeline.ts';
import type { Program, Value } from '../../program/types.ts';
import type { ModelIR } from '../ir.ts';
import { completeOptimizer } from '../optimizer.ts';
import { findOptimizer } from '../registry.ts';
import { initialize } from './initialize.ts';
import { lowerModel, stateName } from './lower.ts';
import { buildObjective } from './objective.ts';
import type { CompiledModel, MetricSpec, StateSpec } from './types.ts';
import { buildUpdate, slotName } from './update.ts';

export function compileModel(ir: ModelIR, named: Ref): CompiledModel {
  const optimizer = completeOptimizer(named);
  const weights = weightStates(ir);
  const states = [...weights, ...slotStates(weights, optimizer)];
  const { program: train, metrics } = buildTrain(ir, optimizer, weights);
  return {
    states,
    train,
    validate: buildValidate(ir),
    predict: buildPredict(ir),
    metrics,
    initialize: (seed) => initialize(ir, states, optimizer, seed),
  };
}

/** Weights and running statistics, layer by layer, in Keras' order within a layer. */
export function weightStates(ir: ModelIR): StateSpec[] {
  return ir.layers.flatMap((layer) =>
    layer.weights.map(
      (weight): StateSpec => ({
        name: stateName(layer.name, weight.name),
        shape: weight.shape,
        role: weight.trainable ? 'weight' : 'statistic',
        trainable: weight.trainable && layer.trainable,
      }),
    ),
  );
}

function slotStates(weights: readonly StateSpec[], optimizer: Ref): StateSpec[] {
  const slots = findOptimizer(optimizer.type)?.slots(optimizer.params as never) ?? [];
  return weights
    .filter((weight) => weight.trainable)
    .flatMap((weight) =>
      slots.map(
        (slot): StateSpec => ({ name: slotName(weight.name, slot.name), shape: weight.shape, role: 'slot', trainable: false }),
      ),
    );
}

function buildTrain(
  ir: ModelIR,
  optimizer: Ref,
  weights: readonly StateSpec[],
): { program: Program; metrics: readonly MetricSpec[] } {
  const b = new Builder('train');
  const seed = b.input('seed', { dtype: 'i32', shape: [] });
  const step = b.input('step', { dtype: 'i32', shape: [] });
  const lowered = lowerModel(b, ir, { seed, step });
  const { loss, metrics } = buildObjective(b, ir, lowered);
  const trainable = weights
    .filter((spec) => spec.trainable)
    .map((spec) => ({ spec, value: lowered.weights.get(spec.name) as Value }));
  buildUpdate(b, loss, trainable, optimizer, step);
  for (const [name, value] of lowered.assigned) b.update(name, value);
  return { program: optimize(b.finish()), metrics };
}

function buildValidate(ir: ModelIR): Program {
  const b = new Builder('validate');
  buildObjective(b, ir, lowerModel(b, ir, null));
  return optimize(b.finish());
}

/** Inputs `input:NAME`, outputs `output:NAME`. */
export function buildPredict(ir: ModelIR): Program {
  const b = new Builder('predict');
  const lowered = lowerModel(b, ir, null);
  ir.outputs.forEach((output, index) => {
    b.output(`output:${output.name}`, (lowered.outputs[index] as { value: Value }).value);
  });
  return optimize(b.finish());
}
