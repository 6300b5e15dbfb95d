/** @file States which programs are legal; run between passes. */
import { LoomError } from '../core/errors.ts';
import { shapeEquals } from '../core/tensor.ts';
import { type OpLookup, opDef } from './op-def.ts';
import { formatType } from './rules/define-op.ts';
import type { Named, OpNode, Program, Value, ValueType } from './types.ts';

/** Every value is made once and before it is used, types follow from the rules, updates fit their states. Throws `engine.program`. */
export function verify(program: Program, lookup: OpLookup = opDef): void {
  const known: Known = new Map();
  for (const { name, value } of program.inputs) define(known, value, name);
  for (const { name, value } of program.states) {
    define(known, value, name);
    demand(value.dtype === 'f32', `state ${name} is ${formatType(value)}`);
  }
  walk(program.ops, known, lookup);
  for (const [kind, names] of Object.entries(namesOf(program))) {
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    demand(twice === undefined, `${kind} ${twice} is named twice`);
  }
  const states = new Map(program.states.map(({ name, value }) => [name, value]));
  for (const { name, value } of program.outputs) read(known, value, `output ${name}`);
  for (const { state, value } of program.updates) {
    const held = states.get(state);
    demand(held !== undefined, `${state} is updated but no state`);
    read(known, value, `the update of ${state}`);
    demand(sameType(held as Value, value), `${state} is ${formatType(held as Value)}, its new value ${formatType(value)}`);
  }
}

function namesOf({ inputs, states, outputs, updates }: Program): Readonly<Record<string, readonly string[]>> {
  const of = (list: readonly Named[]): readonly string[] => list.map(({ name }) => name);
  return { input: of(inputs), state: of(states), output: of(outputs), update: updates.map(({ state }) => state) };
}

/** Each value by its id, as it was made. */
type Known = Map<number, Value>;

function walk(ops: readonly OpNode[], known: Known, lookup: OpLookup): void {
  for (const node of ops) {
    for (const operand of node.operands) read(known, operand, node.op);
    for (const region of node.regions) {
      const inner: Known = new Map(known);
      for (const param of region.params) define(inner, param, 'a region parameter');
      walk(region.ops, inner, lookup);
      for (const result of region.results) read(inner, result, `a region of ${node.op}`);
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

function define(known: Known, value: Value, by: string): void {
  demand(!known.has(value.id), `%${value.id} is made twice, the second time by ${by}`);
  known.set(value.id, value);
}

function read(known: Known, value: Value, by: string): void {
  const made = known.get(value.id);
  if (!made) demand(false, `${by} reads %${value.id} before it is made`);
  else demand(sameType(made, value), `${by} reads %${value.id} as ${formatType(value)}, made as ${formatType(made)}`);
}

function sameType(a: ValueType, b: ValueType): boolean {
  return a.dtype === b.dtype && shapeEquals(a.shape, b.shape);
}

function demand(condition: boolean, problem: string): void {
  if (!condition) throw new LoomError('engine.program', { op: 'verify', problem }, 'internal');
}
