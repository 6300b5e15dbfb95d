/** @file Batch normalization in training, and its gradient; channels are the last axis. */
import type { Value } from '../../program/types.ts';
import { commonForm } from '../element-forms.ts';
import type { Lowering, Pattern } from '../lowering.ts';

/** The form, the axes in memory that are averaged over, and the shape [1, C, 1, 1] or [1, C] of a row of channels. */
function channelLayout(lowering: Lowering, values: readonly Value[]) {
  const x = values[0] as Value;
  const rank = x.shape.length;
  const form = commonForm(lowering, values, rank);
  const place = form.indexOf(String(rank - 1));
  const axes = Array.from({ length: rank }, (_, axis) => axis).filter((axis) => axis !== place);
  const row = Array.from({ length: rank }, (_, axis) => (axis === place ? (x.shape.at(-1) as number) : 1));
  return { form, axes, row };
}

function sumOver(lowering: Lowering, op: 'ReduceSum' | 'ReduceMean', name: string, axes: readonly number[]): string {
  return lowering.node(op, [name, lowering.i64(axes)], { keepdims: { int: 0 } });
}

/** Two passes, because E[x^2] - E[x]^2 loses the digits of a small variance. */
const batchNormTrain: Pattern<'batch_norm_train'> = (lowering, op) => {
  const [x, gamma, beta] = op.operands as readonly [Value, Value, Value];
  const [y, mean, variance] = op.results as readonly [Value, Value, Value];
  const { form, axes, row } = channelLayout(lowering, [x]);
  const input = lowering.read(x, form);
  const average = sumOver(lowering, 'ReduceMean', input, axes);
  const centred = lowering.node('Sub', [input, lowering.reshape(average, row)]);
  const spread = sumOver(lowering, 'ReduceMean', lowering.node('Mul', [centred, centred]), axes);
  const deviation = lowering.node('Sqrt', [lowering.node('Add', [spread, lowering.f32([op.attrs.epsilon])])]);
  const scale = lowering.node('Div', [lowering.read(gamma), deviation]);
  const scaled = lowering.node('Mul', [centred, lowering.reshape(scale, row)]);
  lowering.define(y, lowering.node('Add', [scaled, lowering.reshape(lowering.read(beta), row)]), form);
  lowering.define(mean, average);
  lowering.define(variance, spread);
};

/** dx = gamma / s (dy - mean(dy) - x' mean(dy x')), with x' = (x - mean) / s and s = sqrt(variance + epsilon). */
const batchNormGrad: Pattern<'batch_norm_grad'> = (lowering, op) => {
  const [dy, x, gamma, mean, variance] = op.operands as readonly [Value, Value, Value, Value, Value];
  const [dx, dgamma, dbeta] = op.results as readonly [Value, Value, Value];
  const { form, axes, row } = channelLayout(lowering, [x, dy]);
  const gradient = lowering.read(dy, form);
  const deviation = lowering.node('Sqrt', [lowering.node('Add', [lowering.read(variance), lowering.f32([op.attrs.epsilon])])]);
  const centred = lowering.node('Sub', [lowering.read(x, form), lowering.reshape(lowering.read(mean), row)]);
  const sum = sumOver(lowering, 'ReduceSum', gradient, axes);
  const moment = lowering.node('Div', [
    sumOver(lowering, 'ReduceSum', lowering.node('Mul', [gradient, centred]), axes),
    deviation,
  ]);
  lowering.define(dbeta, sum);
  lowering.define(dgamma, moment);
  const count = x.shape.slice(0, -1).reduce<number>((product, dim) => product * (dim as number), 1);
  const share = lowering.f32([1 / count]);
  const pull = lowering.node('Mul', [lowering.node('Div', [moment, deviation]), share]);
  const away = lowering.node('Add', [
    lowering.node('Mul', [centred, lowering.reshape(pull, row)]),
    lowering.reshape(lowering.node('Mul', [sum, share]), row),
  ]);
  const scale = lowering.node('Div', [lowering.read(gamma), deviation]);
  const rest = lowering.node('Sub', [gradient, away]);
  lowering.define(dx, lowering.node('Mul', [rest, lowering.reshape(scale, row)]), form);
};

/** The loss of each example: -log softmax(logits)[label]. */
const softmaxCrossEntropy: Pattern<'softmax_cross_entropy'> = (lowering, op) => {
  const [logits, labels] = op.operands as readonly [Value, Value];
  const result = op.results[0] as Value;
  const rows = lowering.node('LogSoftmax', [lowering.read(logits)], { axis: { int: -1 } });
  const column = lowering.reshape(lowering.read(labels), [...labels.shape, 1]);
  const picked = lowering.node('GatherElements', [rows, column], { axis: { int: -1 } });
  lowering.define(result, lowering.reshape(lowering.node('Neg', [picked]), result.shape));
};

export const normalization = {
  batch_norm_train: batchNormTrain,
  batch_norm_grad: batchNormGrad,
  softmax_cross_entropy: softmaxCrossEntropy,
};
