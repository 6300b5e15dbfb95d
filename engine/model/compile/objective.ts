/** @file Losses and metrics of a lowered model: per-example values to one scalar, sums that the host folds. */
import type { LossDefinition, MetricDefinition, Signal } from '../../catalog/define.ts';
import { regularizers } from '../../catalog/regularizers/index.ts';
import type { RegularizerDefinition } from '../../catalog/define.ts';
import { type Shape, N } from '../../core/tensor.ts';
import type { Builder } from '../../program/builder.ts';
import type { Value } from '../../program/types.ts';
import type { IROutput, ModelIR } from '../ir.ts';
import { findLoss, findMetric } from '../registry.ts';
import { type Lowered, stateName } from './lower.ts';
import type { MetricSpec } from './types.ts';

export interface Objective {
  /** Total loss of the batch, regularization included. */
  readonly loss: Value;
  readonly metrics: readonly MetricSpec[];
}

/** Declares the targets, the loss and the partials as outputs of the program. */
export function buildObjective(b: Builder, ir: ModelIR, lowered: Lowered): Objective {
  const several = ir.outputs.length > 1;
  const metrics: MetricSpec[] = [];
  const parts: Value[] = [];
  ir.outputs.forEach((output, index) => {
    const prediction = lowered.outputs[index] as Signal;
    b.withScope({ path: output.name, layer: output.name }, () => {
      const loss = findLoss(output.loss.type) as LossDefinition;
      const target = b.input(`target:${output.name}`, targetType(output, loss));
      const context = { b, target, prediction };
      const mean = meanOfAll(b, loss.lower(context, output.loss.params as never));
      parts.push(output.lossWeight === 1 ? mean : b.mul(mean, b.constant(output.lossWeight)));
      if (several) metrics.push(lossMetric(b, output, mean, target));
      for (const ref of output.metrics) {
        const metric = findMetric(ref.type) as MetricDefinition;
        const name = several ? `${output.name}_${ref.type}` : ref.type;
        metrics.push(
          declare(b, name, metric.direction, metric.partials(context, ref.params as never, output.loss), metric.result),
        );
      }
    });
  });
  const loss = [...parts, ...lowered.losses, ...penalties(b, ir, lowered)].reduce((sum, part) => b.add(sum, part));
  b.output('loss', loss);
  return { loss, metrics };
}

/** i32 [N] for labels, else f32 of the prediction's shape. Data is brought into this form before it is fed. */
export function targetType(output: IROutput, loss: LossDefinition): { dtype: 'f32' | 'i32'; shape: Shape } {
  const { shape } = output.type;
  return loss.target === 'label' ? { dtype: 'i32', shape: [N, ...shape.slice(0, -1)] } : { dtype: 'f32', shape: [N, ...shape] };
}

/** Keras' `sum_over_batch_size`: the mean over every element of the loss values. */
function meanOfAll(b: Builder, values: Value): Value {
  return b.mean(
    values,
    values.shape.map((_, axis) => axis),
    false,
  );
}

function lossMetric(b: Builder, output: IROutput, mean: Value, target: Value): MetricSpec {
  const count = b.cast(b.one('dim_size', [target], { axis: 0 }), 'f32');
  const partials = { sum: b.mul(mean, count), count };
  return declare(
    b,
    `${output.name}_loss`,
    'min',
    partials,
    (sums) => (sums['sum'] ?? Number.NaN) / (sums['count'] ?? Number.NaN),
  );
}

function declare(
  b: Builder,
  name: string,
  direction: 'max' | 'min',
  partials: Readonly<Record<string, Value>>,
  result: MetricSpec['result'],
): MetricSpec {
  const names: Record<string, string> = {};
  for (const [part, value] of Object.entries(partials)) {
    names[part] = `metric:${name}:${part}`;
    b.output(names[part], value);
  }
  return { name, direction, partials: names, result };
}

/** Regularizers read the weights as they were before the step; frozen layers keep theirs, as in Keras only trainable weights count. */
function penalties(b: Builder, ir: ModelIR, lowered: Lowered): Value[] {
  return ir.layers
    .filter((layer) => layer.trainable)
    .flatMap((layer) =>
      layer.weights.flatMap((weight) => {
        if (!weight.regularizer || !weight.trainable) return [];
        const definition = (regularizers as unknown as Readonly<Record<string, RegularizerDefinition>>)[weight.regularizer.type];
        const value = lowered.weights.get(stateName(layer.name, weight.name));
        if (!definition || !value) return [];
        const { params } = weight.regularizer;
        return [b.withScope({ path: layer.name, layer: layer.name }, () => definition.lower(b, value, params as never))];
      }),
    );
}
