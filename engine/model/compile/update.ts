/** @file The second half of a training step: gradients, clipping, the optimizer's update of every trainable weight. */
import { clip } from '../../catalog/clipping.ts';
import type { OptimizerDefinition } from '../../catalog/define.ts';
import type { Ref } from '../../catalog/params.ts';
import { LoomError } from '../../core/errors.ts';
import { gradients } from '../../program/autodiff.ts';
import type { Builder } from '../../program/builder.ts';
import type { Value } from '../../program/types.ts';
import { findOptimizer } from '../registry.ts';
import type { StateSpec } from './types.ts';

export function slotName(weight: string, slot: string): string {
  return `optimizer/${weight}/${slot}`;
}

/**
 * Updates the `trainable` weights against `loss`. A weight that the loss doesn't depend on keeps its value and its slots,
 * as in Keras (which warns and skips it).
 */
export function buildUpdate(
  b: Builder,
  loss: Value,
  trainable: readonly { readonly spec: StateSpec; readonly value: Value }[],
  optimizer: Ref,
  step: Value,
): void {
  const definition = findOptimizer(optimizer.type);
  if (!definition) throw new LoomError('model.unknown-optimizer', { type: optimizer.type });
  const params = optimizer.params as never;
  const grads = gradients(
    b,
    loss,
    trainable.map((weight) => weight.value),
  );
  const moving = trainable.flatMap((weight, index) => {
    const grad = grads[index];
    return grad ? [{ ...weight, grad }] : [];
  });
  b.withScope({ path: 'optimizer', layer: 'optimizer' }, () => {
    const learningRate = b.input('learning_rate', { dtype: 'f32', shape: [] });
    const scalars = definition.prepare(b, learningRate, b.cast(step, 'f32'), params);
    const clipped = clip(
      b,
      moving.map((weight) => weight.grad),
      optimizer.params,
    );
    moving.forEach((weight, index) => {
      updateOne(b, definition, { ...weight, grad: clipped[index] as Value }, scalars, params);
    });
  });
}

function updateOne(
  b: Builder,
  definition: OptimizerDefinition,
  weight: { readonly spec: StateSpec; readonly value: Value; readonly grad: Value },
  scalars: Readonly<Record<string, Value>>,
  params: never,
): void {
  const slots: Record<string, Value> = {};
  for (const slot of definition.slots(params)) {
    slots[slot.name] = b.state(slotName(weight.spec.name, slot.name), weight.spec.shape);
  }
  const next = definition.lower(b, { weight: weight.value, grad: weight.grad, slots }, scalars, params);
  b.update(weight.spec.name, next.weight);
  for (const [slot, value] of Object.entries(next.slots)) b.update(slotName(weight.spec.name, slot), value);
}
