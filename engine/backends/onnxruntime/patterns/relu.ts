/** @file ReLU after max-pooling instead of before it, and its gradient as a product: the same values from fewer elements. */
import type { OpNode, Value } from '../../../program/types.ts';
import { channelsFirst } from '../../../onnx/forms.ts';
import { elementType } from '../../../onnx/graph.ts';
import type { Lowering, Pattern } from '../../../onnx/lowering.ts';
import { pointwise } from '../../../onnx/patterns/elementwise.ts';
import { isTiled, type Maximum, poolOf, unpool } from './max-pool.ts';

/** 1 where `name` is positive, else 0. Greater and Cast run at memory speed, unlike Sign. */
function positive(lowering: Lowering, name: string): string {
  return toNumbers(lowering, lowering.node('Greater', [name, lowering.f32([0])]));
}

function toNumbers(lowering: Lowering, truths: string): string {
  return lowering.node('Cast', [truths], { to: { int: elementType('f32') } });
}

function isZero(lowering: Lowering, value: Value | undefined): boolean {
  const made = value && lowering.producer(value);
  if (made?.op !== 'constant') return false;
  const { values } = made.attrs as { readonly values: readonly number[] };
  return values.every((number) => number === 0);
}

/** Whether `op` compares a ReLU's result `y > 0`. */
function asksIfPositive(lowering: Lowering, op: OpNode | undefined): boolean {
  if (op?.op !== 'compare' || (op.attrs as { readonly kind: string }).kind !== 'gt') return false;
  const [y, zero] = op.operands as readonly [Value, Value];
  return isZero(lowering, zero) && lowering.producer(y)?.op === 'relu';
}

/** ReLU's gradient, select(y > 0, g, 0), as g times ones and zeros: Where takes three times as long. */
export function select(otherwise: Pattern<'select'>): Pattern<'select'> {
  return (lowering, op) => {
    const [condition, , zero] = op.operands as readonly [Value, Value, Value];
    if (!asksIfPositive(lowering, lowering.producer(condition)) || !isZero(lowering, zero) || zero.shape.length > 0) {
      otherwise(lowering, op);
      return;
    }
    pointwise(lowering, op, (at, [truths, gradient]) => at.node('Mul', [gradient as string, toNumbers(at, truths as string)]));
  };
}

/** The operations of relu then max_pool, forward and, where the gradient is asked for, backward. */
interface PooledRelu {
  readonly pool: OpNode<'max_pool'>;
  /** max_pool_grad(relu, pool, dy), relu > 0, and what selects by it. */
  readonly backward: { readonly grad: OpNode<'max_pool_grad'>; readonly compare: OpNode; readonly select: OpNode } | null;
}

/** `relu` and its readers, where they are just these. */
function pooledRelu(lowering: Lowering, relu: OpNode<'relu'>): PooledRelu | null {
  const y = relu.results[0] as Value;
  const users = lowering.users(y);
  const pool = users.find((user) => user.op === 'max_pool') as OpNode<'max_pool'> | undefined;
  if (!pool || lowering.isKept(y) || !isTiled(pool.attrs)) return null;
  if (users.length === 1) return { pool, backward: null };
  const grad = users.find((user) => user.op === 'max_pool_grad') as OpNode<'max_pool_grad'> | undefined;
  const compare = users.find((user) => asksIfPositive(lowering, user));
  const passed = grad && lowering.onlyUser(grad.results[0] as Value);
  const selects = compare && lowering.onlyUser(compare.results[0] as Value);
  if (users.length !== 3 || !grad || !compare || !passed || passed !== selects || passed.op !== 'select') return null;
  const [condition, gradient, zero] = passed.operands as readonly [Value, Value, Value];
  const inOrder = condition.id === compare.results[0]?.id && gradient.id === grad.results[0]?.id && isZero(lowering, zero);
  const own = grad.operands[0]?.id === y.id && grad.operands[1]?.id === pool.results[0]?.id;
  return inOrder && own ? { pool, backward: { grad, compare, select: passed } } : null;
}

/** The pooled ReLU's maximum before the ReLU, under the pool's result. */
const rawMaximum = 'maximum before relu';

/** Leaves the work to the max_pool that reads it, where nothing else does. */
export function relu(otherwise: Pattern<'relu'>): Pattern<'relu'> {
  return (lowering, op) => {
    if (pooledRelu(lowering, op) === null) otherwise(lowering, op);
    else lowering.absorb(op);
  };
}

/** The ReLU that `pool` reads and has taken up. */
function absorbedRelu(lowering: Lowering, pooled: Value): OpNode<'relu'> | null {
  const maker = lowering.producer(pooled);
  return maker?.op === 'relu' && lowering.isAbsorbed(maker) ? (maker as OpNode<'relu'>) : null;
}

export function maxPool(otherwise: Pattern<'max_pool'>, maximum: Maximum): Pattern<'max_pool'> {
  return (lowering, op) => {
    const before = absorbedRelu(lowering, op.operands[0] as Value);
    if (before === null) {
      otherwise(lowering, op);
      return;
    }
    const y = op.results[0] as Value;
    const pooled = poolOf(lowering, before.operands[0] as Value, op.attrs, maximum);
    lowering.setExtra(y, rawMaximum, pooled);
    lowering.define(y, lowering.node('Relu', [pooled]), channelsFirst);
  };
}

/** relu'(z) unpool(dy) = unpool(dy where y > 0): the mask is applied to the pooled gradient. */
export function maxPoolGrad(otherwise: Pattern<'max_pool_grad'>, maximum: Maximum): Pattern<'max_pool_grad'> {
  return (lowering, op) => {
    const [x, y, dy] = op.operands as readonly [Value, Value, Value];
    const before = absorbedRelu(lowering, x);
    const found = before && pooledRelu(lowering, before);
    if (!before || !found?.backward) {
      otherwise(lowering, op);
      return;
    }
    const mask = positive(lowering, lowering.read(y, channelsFirst));
    const gradient = lowering.node('Mul', [lowering.read(dy, channelsFirst), mask]);
    const pooled = lowering.extra(y, rawMaximum) as string;
    const result = unpool(lowering, { z: before.operands[0] as Value, pooled, gradient, op }, maximum);
    lowering.absorb(found.backward.compare);
    lowering.absorb(found.backward.select);
    lowering.define(found.backward.select.results[0] as Value, result, channelsFirst);
  };
}
