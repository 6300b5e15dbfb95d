/** @file Batch normalization by ONNX Runtime's own operator, which makes one pass where its pieces make six. */
import { channelsSecond } from '../../../onnx/forms.ts';
import type { Lowering, Pattern } from '../../../onnx/lowering.ts';
import type { Value } from '../../../program/types.ts';

/** [1, C, 1, 1] or [1, C]: a row of channels against a value of `rank` axes. */
function row(lowering: Lowering, name: string, channels: number, rank: number): string {
  return rank === 2 ? name : lowering.reshape(name, [1, channels, ...new Array<number>(rank - 2).fill(1)]);
}

/**
 * A row for the operator's running statistics, which count for nothing at momentum 0 and which it writes over, whoever else
 * reads them: ONNX Runtime keeps equal constants and equal results once, so that one layer's statistics, or its bias,
 * became another's. Hence one made in each step, by a number of its own.
 */
function ownRow(lowering: Lowering, value: Value): string {
  return lowering.node('Mul', [lowering.read(value), lowering.f32([lowering.graph.nodeCount])]);
}

function applies(x: Value): boolean {
  return x.shape.length >= 2;
}

/** Momentum 0 makes the running statistics those of the batch. */
export function train(otherwise: Pattern<'batch_norm_train'>): Pattern<'batch_norm_train'> {
  return (lowering, op) => {
    const [x, gamma, beta] = op.operands as readonly [Value, Value, Value];
    if (!applies(x)) {
      otherwise(lowering, op);
      return;
    }
    const form = channelsSecond(x.shape.length);
    const inputs = [
      lowering.read(x, form),
      lowering.read(gamma),
      lowering.read(beta),
      ownRow(lowering, gamma),
      ownRow(lowering, beta),
    ];
    const attrs = { training_mode: { int: 1 }, momentum: { float: 0 }, epsilon: { float: op.attrs.epsilon } };
    const [y, mean, variance] = lowering.nodes('BatchNormalization', inputs, 3, attrs) as [string, string, string];
    lowering.define(op.results[0] as Value, y, form);
    lowering.define(op.results[1] as Value, mean);
    lowering.define(op.results[2] as Value, variance);
  };
}

/**
 * dx = a dy + (b c + d), with c = x - mean and rows a = gamma / s, b = -a dgamma / (m s), d = -a dbeta / m;
 * what stands in brackets is an inference BatchNormalization.
 */
export function grad(otherwise: Pattern<'batch_norm_grad'>): Pattern<'batch_norm_grad'> {
  return (lowering, op) => {
    const [dy, x, gamma, mean, variance] = op.operands as readonly [Value, Value, Value, Value, Value];
    if (!applies(x)) {
      otherwise(lowering, op);
      return;
    }
    const rank = x.shape.length;
    const form = channelsSecond(rank);
    const channels = x.shape.at(-1) as number;
    const axes = lowering.i64(Array.from({ length: rank }, (_, axis) => axis).filter((axis) => axis !== 1));
    const sum = (name: string): string => lowering.node('ReduceSum', [name, axes], { keepdims: { int: 0 } });
    const gradient = lowering.read(dy, form);
    const spread = lowering.node('Add', [lowering.read(variance), lowering.f32([op.attrs.epsilon])]);
    const deviation = lowering.node('Sqrt', [spread]);
    const centred = lowering.node('Sub', [lowering.read(x, form), row(lowering, lowering.read(mean), channels, rank)]);
    const dbeta = sum(gradient);
    const dgamma = lowering.node('Div', [sum(lowering.node('Mul', [gradient, centred])), deviation]);
    const count = x.shape.slice(0, -1).reduce<number>((product, dim) => product * (dim as number), 1);
    const a = lowering.node('Div', [lowering.read(gamma), deviation]);
    const share = lowering.node('Mul', [a, lowering.f32([-1 / count])]);
    const b = lowering.node('Div', [lowering.node('Mul', [share, dgamma]), deviation]);
    const d = lowering.node('Mul', [share, dbeta]);
    const zeros = lowering.filled(0, 'f32', [channels]);
    const ones = lowering.filled(1, 'f32', [channels]);
    const pulled = lowering.node('BatchNormalization', [centred, b, d, zeros, ones], { epsilon: { float: 0 } });
    const scaled = lowering.node('Mul', [gradient, row(lowering, a, channels, rank)]);
    lowering.define(op.results[0] as Value, lowering.node('Add', [scaled, pulled]), form);
    lowering.define(op.results[1] as Value, dgamma);
    lowering.define(op.results[2] as Value, dbeta);
  };
}
