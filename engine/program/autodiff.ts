/** @file Reverse-mode differentiation: one walk over the gradient rules that the operations bring. It knows no operation. */
import { LoomError, invariant } from '../core/errors.ts';
import { shapeEquals } from '../core/tensor.ts';
import type { Builder } from './builder.ts';
import { opDef } from './op-def.ts';
import type { OpNode, Value } from './types.ts';

/**
 * Emits into `b` the gradients of the scalar `loss` with respect to each value of `wrt`; null where the loss does not
 * depend on it. Gradients are ordinary values, so that they can be differentiated again. Only f32 values carry one.
 */
export function gradients(b: Builder, loss: Value, wrt: readonly Value[]): (Value | null)[] {
  invariant(loss.dtype === 'f32' && loss.shape.length === 0, 'only an f32 scalar can be differentiated');
  const forward = [...b.ops];
  const active = dependants(forward, wrt);
  const grads = new Map<number, Value>();
  grads.set(loss.id, b.constant(1));
  for (let at = forward.length - 1; at >= 0; at -= 1) {
    const node = forward[at] as OpNode;
    const arriving = node.results.map((result) => grads.get(result.id) ?? null);
    const needs = node.operands.map((operand) => active.has(operand.id));
    if (!arriving.some((grad) => grad !== null) || !needs.includes(true)) continue;
    b.withScope(node.scope, () => pullBack(b, node, { arriving, needs, grads }));
  }
  return wrt.map((value) => grads.get(value.id) ?? null);
}

/** Ids of the f32 values that depend on one of `wrt`, themselves included. */
function dependants(forward: readonly OpNode[], wrt: readonly Value[]): Set<number> {
  const active = new Set(wrt.map((value) => value.id));
  for (const node of forward) {
    if (!node.operands.some((operand) => active.has(operand.id))) continue;
    for (const result of node.results) if (result.dtype === 'f32') active.add(result.id);
  }
  return active;
}

interface Walk {
  readonly arriving: readonly (Value | null)[];
  readonly needs: readonly boolean[];
  readonly grads: Map<number, Value>;
}

function pullBack(b: Builder, node: OpNode, { arriving, needs, grads }: Walk): void {
  const { vjp } = opDef(node.op);
  if (!vjp) throw new LoomError('engine.no-gradient', { op: node.op, path: node.scope.path }, 'internal');
  const context = { b, operands: node.operands, results: node.results, attrs: node.attrs, grads: arriving, needs };
  vjp(context).forEach((grad, index) => {
    if (!grad || !needs[index]) return;
    const operand = node.operands[index] as Value;
    invariant(shapeEquals(grad.shape, operand.shape), `the gradient rule of ${node.op} gives operand ${index} a wrong shape`);
    const known = grads.get(operand.id);
    grads.set(operand.id, known ? b.add(known, grad) : grad);
  });
}
