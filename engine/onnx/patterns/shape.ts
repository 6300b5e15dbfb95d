/** @file Operations that move, repeat, cut, join or make elements. */
import type { Dim } from '../../core/tensor.ts';
import type { OpNode, Value } from '../../program/types.ts';
import { carries, commonForm } from '../element-forms.ts';
import { permutation, plain } from '../forms.ts';
import { elementType } from '../graph.ts';
import type { Lowering, Pattern } from '../lowering.ts';
import { broadcasting } from './elementwise.ts';

/** Beyond the first element in either direction, as ONNX' Slice takes it. */
const beyond = -2147483648;

const reshape: Pattern<'reshape'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  lowering.define(op.results[0] as Value, lowering.reshape(lowering.read(x), op.attrs.shape));
};

/** Costs nothing: the tensors in memory stay, only what their axes are called changes. */
const transpose: Pattern<'transpose'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  const result = op.results[0] as Value;
  for (const form of lowering.forms(x)) {
    if (form.length !== x.shape.length) continue;
    const renamed = [...form].map((axis) => op.attrs.perm.indexOf(Number(axis))).join('');
    lowering.define(result, lowering.read(x, form), renamed);
  }
};

/** Left out where every reader repeats by itself and meets the full shape in another operand. */
const broadcast: Pattern<'broadcast'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  const result = op.results[0] as Value;
  const implicit = (user: OpNode): boolean =>
    broadcasting.has(user.op) &&
    user.operands.some((other) => other.id !== result.id && carries(lowering.source(other).shape, result.shape));
  if (!lowering.isKept(result) && lowering.users(result).every(implicit)) lowering.defineView(result, x);
  else lowering.define(result, lowering.node('Expand', [lowering.read(x), lowering.lengths(result.shape)]));
};

/** `starts` and `sizes` in the order of memory; an axis that is taken whole is left out. */
const slice: Pattern<'slice'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  const form = commonForm(lowering, [x], x.shape.length);
  const axes = x.shape
    .map((_, axis) => axis)
    .filter((axis) => x.shape[axis] !== op.attrs.sizes[axis] && typeof x.shape[axis] === 'number');
  const result = op.results[0] as Value;
  if (axes.length === 0) {
    lowering.define(result, lowering.read(x, form), form);
    return;
  }
  const starts = axes.map((axis) => op.attrs.starts[axis] as number);
  const ends = axes.map((axis, index) => (starts[index] as number) + (op.attrs.sizes[axis] as number));
  const places = axes.map((axis) => form.indexOf(String(axis)));
  const inputs = [lowering.read(x, form), lowering.i64(starts), lowering.i64(ends), lowering.i64(places)];
  lowering.define(result, lowering.node('Slice', inputs), form);
};

const pad: Pattern<'pad'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  const form = commonForm(lowering, [x], x.shape.length);
  const order = permutation(form);
  const pads = [...order.map((axis) => op.attrs.low[axis] as number), ...order.map((axis) => op.attrs.high[axis] as number)];
  const inputs = [lowering.read(x, form), lowering.i64(pads), lowering.filled(op.attrs.value, x.dtype, [])];
  lowering.define(op.results[0] as Value, lowering.node('Pad', inputs), form);
};

const concat: Pattern<'concat'> = (lowering, op) => {
  const result = op.results[0] as Value;
  const form = commonForm(lowering, op.operands, result.shape.length);
  const names = op.operands.map((operand) => lowering.read(operand, form));
  lowering.define(result, lowering.node('Concat', names, { axis: { int: form.indexOf(String(op.attrs.axis)) } }), form);
};

const reverse: Pattern<'reverse'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  const form = commonForm(lowering, [x], x.shape.length);
  lowering.define(
    op.results[0] as Value,
    reversed(
      lowering,
      lowering.read(x, form),
      op.attrs.axes.map((axis) => form.indexOf(String(axis))),
    ),
    form,
  );
};

/** The tensor `name` with its axes in memory turned around. */
export function reversed(lowering: Lowering, name: string, axes: readonly number[]): string {
  if (axes.length === 0) return name;
  const all = (value: number): string => lowering.i64(axes.map(() => value));
  return lowering.node('Slice', [name, all(-1), all(beyond), lowering.i64(axes), all(-1)]);
}

const gather: Pattern<'gather'> = (lowering, op) => {
  const [x, indices] = op.operands as readonly [Value, Value];
  const inputs = [lowering.read(x), lowering.read(indices)];
  lowering.define(op.results[0] as Value, lowering.node('Gather', inputs, { axis: { int: op.attrs.axis } }));
};

/** Compared with 0..depth-1: ONNX' OneHot would count a negative index from the end. */
const oneHot: Pattern<'one_hot'> = (lowering, op) => {
  const [indices] = op.operands as readonly [Value];
  const classes = lowering.i32(
    Array.from({ length: op.attrs.depth }, (_, index) => index),
    [op.attrs.depth],
  );
  const column = lowering.reshape(lowering.read(indices), [...indices.shape, 1]);
  const hit = lowering.node('Equal', [column, classes]);
  lowering.define(op.results[0] as Value, lowering.node('Cast', [hit], { to: { int: elementType('f32') } }));
};

const iota: Pattern<'iota'> = (lowering, op) => {
  const result = op.results[0] as Value;
  const { shape, axis } = op.attrs;
  const length = lowering.node('Squeeze', [lowering.lengths([shape[axis] as Dim]), lowering.i64([0])]);
  const row = lowering.node('Range', [lowering.i64([0], []), length, lowering.i64([1], [])]);
  const numbers = lowering.node('Cast', [row], { to: { int: elementType('i32') } });
  const placed = lowering.reshape(
    numbers,
    shape.map((dim, at) => (at === axis ? dim : 1)),
  );
  lowering.define(result, lowering.node('Expand', [placed, lowering.lengths(shape)]));
};

const dimSize: Pattern<'dim_size'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  const length = lowering.node('Squeeze', [lowering.lengths([x.shape[op.attrs.axis] as Dim]), lowering.i64([0])]);
  lowering.define(op.results[0] as Value, lowering.node('Cast', [length], { to: { int: elementType('i32') } }));
};

const sortDescending: Pattern<'sort_descending'> = (lowering, op) => {
  const [x] = op.operands as readonly [Value];
  const inputs = [lowering.read(x), lowering.i64([x.shape.at(-1) as number])];
  lowering.define(op.results[0] as Value, lowering.nodes('TopK', inputs, 2, { axis: { int: -1 } })[0] as string);
};

const constant: Pattern<'constant'> = (lowering, op) => {
  const result = op.results[0] as Value;
  const { dtype, shape, values } = op.attrs;
  const data = dtype === 'f32' ? Float32Array.from(values) : dtype === 'i32' ? Int32Array.from(values) : Uint8Array.from(values);
  lowering.define(result, lowering.graph.initializer(dtype, shape, data), plain(shape.length));
};

export const shapes = {
  reshape,
  transpose,
  broadcast,
  slice,
  pad,
  concat,
  reverse,
  gather,
  iota,
  constant,
  one_hot: oneHot,
  dim_size: dimSize,
  sort_descending: sortDescending,
};
