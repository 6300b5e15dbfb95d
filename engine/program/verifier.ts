/** @file States which programs are legal; run between passes. */
import { LoomError } from '../core/errors.ts';
import { dimEquals, shapeEquals } from '../core/tensor.ts';
import { type OpLookup, opDef } from './op-def.ts';
import { formatType } from './rules/define-op.ts';
import type { OpNode, Program, Value, ValueType } from './types.ts';

/** Every value is made once and before it is used, types follow from the rules, updates fit their states. Throws `engine.program`. */
export function verify(program: Program, lookup: OpLookup = opDef): void {
  const known = new Set<number>();
  for (const { name, value } of [...program.inputs, ...program.states]) define(known, value, name);
  walk(program.ops, known, lookup);
  const states = new Map(program.states.map(({ name, value }) => [name, value]));
  for (const { name, value } of program.outputs) demand(known.has(value.id), `output ${name} is never made`);
  for (const { state, value } of program.updates) {
    const held = states.get(state);
    demand(held !== undefined, `${state} is updated but no state`);
    demand(known.has(value.id), `the new value of ${state} is never made`);
    demand(sameType(held as Value, value), `${state} is ${formatType(held as Value)}, its new value ${formatType(value)}`);
  }
}

function walk(ops: readonly OpNode[], known: Set<number>, lookup: OpLookup): void {
  for (const node of ops) {
    for (const operand of node.operands) demand(known.has(operand.id), `${node.op} reads %${operand.id} before it is made`);
    for (const region of node.regions) {
      const inner = new Set(known);
      for (const param of region.params) define(inner, param, 'a region parameter');
      walk(region.ops, inner, lookup);
      for (const result of region.results) demand(inner.has(result.id), `a region of ${node.op} gives a value that it never makes`);
    }
    const types = lookup(node.op).infer(node.operands, node.attrs as never);
    demand(types.length === node.results.length, `${node.op} has ${node.results.length} results, its rule ${types.length}`);
    node.results.forEach((result, index) => {
      const type = types[index] as ValueType;
      demand(sameType(type, result), `${node.op} gives ${formatType(type)}, written ${formatType(result)}`);
      define(known, result, node.op);
    });
  }
}

function define(known: Set<number>, value: Value, by: string): void {
  demand(!known.has(value.id), `%${value.id} is made twice, the second time by ${by}`);
  known.add(value.id);
}

function sameType(a: ValueType, b: ValueType): boolean {
  return a.dtype === b.dtype && shapeEquals(a.shape, b.shape) && a.shape.every((dim, axis) => dimEquals(dim, b.shape[axis] ?? -1));
}

function demand(condition: boolean, problem: string): void {
  if (!condition) throw new LoomError('engine.program', { op: 'verify', problem }, 'internal');
}
