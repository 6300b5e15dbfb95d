/** @file Reductions: in the operand's form where the axes that stay keep their order. */
import type { OpName } from '../../program/ops/index.ts';
import type { ReduceAttrs } from '../../program/rules/reduce.ts';
import type { Value } from '../../program/types.ts';
import { commonForm } from '../element-forms.ts';
import { elementType } from '../graph.ts';
import { type Form, plain } from '../forms.ts';
import type { Lowering, Pattern } from '../lowering.ts';

/** A form of `x` in which reducing `axes` leaves the others in their logical order. */
export function reducibleForm(lowering: Lowering, x: Value, axes: readonly number[], keepdims: boolean): Form {
  const form = commonForm(lowering, [x], x.shape.length);
  const rest = [...form].filter((axis) => !axes.includes(Number(axis)));
  const ordered = rest.every((axis, index) => index === 0 || axis > (rest[index - 1] as string));
  return keepdims || ordered ? form : plain(x.shape.length);
}

function reduction<K extends 'reduce_sum' | 'reduce_max' | 'reduce_mean'>(onnxOp: string): Pattern<K> {
  return (lowering, op) => {
    const [x] = op.operands as readonly [Value];
    const { axes, keepdims } = op.attrs as unknown as ReduceAttrs;
    const form = reducibleForm(lowering, x, axes, keepdims);
    const places = axes.map((axis) => form.indexOf(String(axis))).sort((a, b) => a - b);
    const name = lowering.node(onnxOp, [lowering.read(x, form), lowering.i64(places)], { keepdims: { int: keepdims ? 1 : 0 } });
    lowering.define(op.results[0] as Value, name, keepdims ? form : undefined);
  };
}

const argmax: Pattern<'argmax'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  const place = lowering.node('ArgMax', [lowering.read(x)], { axis: { int: op.attrs.axis }, keepdims: { int: 0 } });
  lowering.define(op.results[0] as Value, lowering.node('Cast', [place], { to: { int: elementType('i32') } }));
};

const cumsum: Pattern<'cumsum'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  const inputs = [lowering.read(x), lowering.i64([op.attrs.axis], [])];
  lowering.define(op.results[0] as Value, lowering.node('CumSum', inputs));
};

/** Along the last axis. */
function lastAxis<K extends OpName>(onnxOp: string): Pattern<K> {
  return (lowering, op) => {
    const name = lowering.node(onnxOp, [lowering.read(op.operands[0] as Value)], { axis: { int: -1 } });
    lowering.define(op.results[0] as Value, name);
  };
}

export const reductions = {
  reduce_sum: reduction<'reduce_sum'>('ReduceSum'),
  reduce_max: reduction<'reduce_max'>('ReduceMax'),
  reduce_mean: reduction<'reduce_mean'>('ReduceMean'),
  argmax,
  cumsum,
  softmax: lastAxis<'softmax'>('Softmax'),
  log_softmax: lastAxis<'log_softmax'>('LogSoftmax'),
};
