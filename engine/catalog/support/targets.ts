/** @file What losses and metrics share: bringing targets to the prediction's shape, logits, counting. */
import type { Value } from '../../program/types.ts';
import type { Builder } from '../../program/builder.ts';
import type { Signal, TargetContext } from '../define.ts';

/** keras.config.epsilon(). */
const epsilon = 1e-7;

/** The target as floats; where one of the two has a last axis of length 1 too many, it is squeezed or expanded as Keras does. */
export function aligned({ b, target, prediction }: TargetContext): { readonly target: Value; readonly prediction: Value } {
  const floats = b.cast(target, 'f32');
  const { value } = prediction;
  if (floats.shape.length === value.shape.length - 1 && value.shape.at(-1) === 1) {
    return { target: b.reshape(floats, [...floats.shape, 1]), prediction: value };
  }
  if (floats.shape.length === value.shape.length + 1 && floats.shape.at(-1) === 1) {
    return { target: b.reshape(floats, value.shape), prediction: value };
  }
  return { target: floats, prediction: value };
}

/** Labels without a last axis of length 1. */
export function labels({ b, target, prediction }: TargetContext): Value {
  const squeeze = target.shape.length === prediction.value.shape.length && target.shape.at(-1) === 1;
  return squeeze ? b.reshape(target, target.shape.slice(0, -1)) : target;
}

/** Scores before softmax or sigmoid: kept on the signal, or the prediction itself where the loss is told so. */
export function logitsOf(prediction: Signal, fromLogits: boolean): Value | null {
  return prediction.logits ?? (fromLogits ? prediction.value : null);
}

/** Probabilities kept away from 0 and 1, so that their logarithm is finite. */
export function clipped(b: Builder, probabilities: Value): Value {
  return b.minimum(b.maximum(probabilities, epsilon), 1 - epsilon);
}

export function lastAxis(value: Value): number {
  return value.shape.length - 1;
}

/** Sum of all and how many there are: the partials of a mean. */
export function meanPartials(b: Builder, values: Value): { readonly sum: Value; readonly count: Value } {
  const ones = values.shape.slice(1).reduce<number>((total, length) => total * (length as number), 1);
  const batch = b.cast(b.one('dim_size', [values], { axis: 0 }), 'f32');
  return { sum: b.sum(values), count: ones === 1 ? batch : b.mul(batch, ones) };
}

export function meanResult(partials: Readonly<Record<string, number>>): number {
  return (partials['sum'] ?? Number.NaN) / (partials['count'] ?? Number.NaN);
}
