/** @file Binds the batch length of a program to a number: all shapes become concrete, lengths become constants. */
import { type Shape, lengthOf } from '../core/tensor.ts';
import type { OpNode, Program, Value } from './types.ts';

/** Attributes that hold a Shape are bound too; `dim_size` becomes a constant, so that passes can fold it. */
export function specialize(program: Program, n: number): Program {
  const bound = new Map<number, Value>();
  const bind = (value: Value): Value => {
    const known = bound.get(value.id);
    if (known) return known;
    const made = { ...value, shape: bindShape(value.shape, n) };
    bound.set(value.id, made);
    return made;
  };
  return {
    name: program.name,
    inputs: program.inputs.map(({ name, value }) => ({ name, value: bind(value) })),
    states: program.states.map(({ name, value }) => ({ name, value: bind(value) })),
    ops: program.ops.map((node) => bindNode(node, bind, n)),
    outputs: program.outputs.map(({ name, value }) => ({ name, value: bind(value) })),
    updates: program.updates.map(({ state, value }) => ({ state, value: bind(value) })),
  };
}

function bindNode(node: OpNode, bind: (value: Value) => Value, n: number): OpNode {
  const results = node.results.map(bind);
  if (node.op === 'dim_size') {
    const { axis } = node.attrs as { readonly axis: number };
    const length = bind(node.operands[0] as Value).shape[axis] as number;
    return {
      ...node,
      op: 'constant',
      operands: [],
      attrs: { dtype: 'i32', shape: [], values: [length] },
      results,
    } as unknown as OpNode;
  }
  return { ...node, operands: node.operands.map(bind), attrs: bindAttrs(node.attrs, n), results } as OpNode;
}

function bindShape(shape: Shape, n: number): Shape {
  return shape.map((dim) => lengthOf(dim, n));
}

function bindAttrs(attrs: OpNode['attrs'], n: number): OpNode['attrs'] {
  const entries = Object.entries(attrs as Readonly<Record<string, unknown>>).map(([key, value]) => [key, bindValue(value, n)]);
  return Object.fromEntries(entries) as OpNode['attrs'];
}

function bindValue(value: unknown, n: number): unknown {
  if (Array.isArray(value)) return value.map((item) => bindValue(item, n));
  if (typeof value === 'object' && value !== null && 'N' in value) return lengthOf(value as { readonly N: number }, n);
  return value;
}
