/** @file Element-wise operations: they run in whatever form their operands have. */
import type { OpName } from '../../program/ops/index.ts';
import type { OpNode, Value } from '../../program/types.ts';
import { commonForm, readOperand } from '../element-forms.ts';
import { elementType } from '../graph.ts';
import type { Lowering, Pattern } from '../lowering.ts';

/** Computes the result's tensor from its operands' tensors, all in one form. */
type Compute = (lowering: Lowering, names: readonly string[]) => string;

/** Runs `compute` in the operands' common form. */
export function pointwise(lowering: Lowering, op: OpNode, compute: Compute): void {
  const result = op.results[0] as Value;
  const form = commonForm(lowering, op.operands, result.shape.length);
  const names = op.operands.map((operand) => readOperand(lowering, operand, form));
  lowering.define(result, compute(lowering, names), form);
}

function pattern<K extends OpName>(compute: Compute): Pattern<K> {
  return (lowering, op) => pointwise(lowering, op, compute);
}

function single<K extends OpName>(onnxOp: string): Pattern<K> {
  return pattern((lowering, names) => lowering.node(onnxOp, names));
}

const comparisons = { eq: 'Equal', ne: 'Equal', lt: 'Less', le: 'LessOrEqual', gt: 'Greater', ge: 'GreaterOrEqual' };
const connectives = { and: 'And', or: 'Or', xor: 'Xor' };

/** log(1 + x) = log(u) x / (u - 1) with u = 1 + x rounded, and x where u is 1 (Kahan). */
function log1pOf(lowering: Lowering, x: string): string {
  const one = lowering.f32([1]);
  const u = lowering.node('Add', [x, one]);
  const flat = lowering.node('Equal', [u, one]);
  const ratio = lowering.node('Div', [x, lowering.node('Sub', [u, one])]);
  return lowering.node('Where', [flat, x, lowering.node('Mul', [lowering.node('Log', [u]), ratio])]);
}

/** max(x, 0) + log(1 + exp(-|x|)): ONNX Runtime's Softplus is many times slower. */
function softplusOf(lowering: Lowering, x: string): string {
  const tail = lowering.node('Exp', [lowering.node('Neg', [lowering.node('Abs', [x])])]);
  return lowering.node('Add', [lowering.node('Relu', [x]), log1pOf(lowering, tail)]);
}

export const elementwise = {
  neg: single<'neg'>('Neg'),
  abs: single<'abs'>('Abs'),
  sign: single<'sign'>('Sign'),
  sqrt: single<'sqrt'>('Sqrt'),
  rsqrt: pattern<'rsqrt'>((lowering, names) => lowering.node('Reciprocal', [lowering.node('Sqrt', names)])),
  exp: single<'exp'>('Exp'),
  log: single<'log'>('Log'),
  log1p: pattern<'log1p'>((lowering, [x]) => log1pOf(lowering, x as string)),
  tanh: single<'tanh'>('Tanh'),
  sigmoid: single<'sigmoid'>('Sigmoid'),
  relu: single<'relu'>('Relu'),
  softplus: pattern<'softplus'>((lowering, [x]) => softplusOf(lowering, x as string)),
  erf: single<'erf'>('Erf'),
  sin: single<'sin'>('Sin'),
  cos: single<'cos'>('Cos'),
  floor: single<'floor'>('Floor'),
  ceil: single<'ceil'>('Ceil'),
  round: single<'round'>('Round'),
  logical_not: single<'logical_not'>('Not'),
  sub: single<'sub'>('Sub'),
  mul: single<'mul'>('Mul'),
  div: single<'div'>('Div'),
  maximum: single<'maximum'>('Max'),
  minimum: single<'minimum'>('Min'),
  pow: single<'pow'>('Pow'),
  select: single<'select'>('Where'),
  compare: ((lowering, op) =>
    pointwise(lowering, op, (at, names) => {
      const name = at.node(comparisons[op.attrs.kind], names);
      return op.attrs.kind === 'ne' ? at.node('Not', [name]) : name;
    })) satisfies Pattern<'compare'>,
  logical: ((lowering, op) =>
    pointwise(lowering, op, (at, names) => at.node(connectives[op.attrs.kind], names))) satisfies Pattern<'logical'>,
  cast: ((lowering, op) =>
    pointwise(lowering, op, (at, names) =>
      at.node('Cast', names, { to: { int: elementType(op.attrs.dtype) } }),
    )) satisfies Pattern<'cast'>,
};

/** A bias that follows a contraction has been taken up by it already. */
export const add: Pattern<'add'> = (lowering, op) => {
  if (!lowering.isDefined(op.results[0] as Value)) pointwise(lowering, op, (at, names) => at.node('Add', names));
};

/** Operations that repeat their operands by themselves. */
export const broadcasting: ReadonlySet<OpName> = new Set<OpName>([
  'add',
  'sub',
  'mul',
  'div',
  'maximum',
  'minimum',
  'pow',
  'compare',
  'logical',
  'select',
]);
