/** @file A program with its batch bound as an ONNX model of k steps: each step reads the state that the one before left. */
import { invariant } from '../../core/errors.ts';
import { concrete } from '../../core/tensor.ts';
import { type Form, physicalShape, plain } from '../../onnx/forms.ts';
import { GraphWriter } from '../../onnx/graph.ts';
import { lowerProgram } from '../../onnx/lower-program.ts';
import { Lowering, type PatternTable } from '../../onnx/lowering.ts';
import type { OpNode, Program, Value } from '../../program/types.ts';

/** An operation that the host carries out: its result is fed. */
export interface HostedOp {
  readonly op: OpNode;
  readonly feed: string;
  /** Program inputs that it reads. */
  readonly reads: readonly string[];
}

export interface SessionGraph {
  readonly model: Uint8Array<ArrayBuffer>;
  readonly states: readonly { readonly name: string; readonly feed: string }[];
  /** Of each step: feed by program input. */
  readonly inputs: readonly (readonly { readonly name: string; readonly feed: string }[])[];
  readonly hosted: readonly (readonly HostedOp[])[];
  /** Of each step: result by program output. */
  readonly outputs: readonly (readonly { readonly name: string; readonly result: string; readonly value: Value }[])[];
  readonly updates: readonly { readonly state: string; readonly result: string }[];
}

/** `forms`: how each state lies in memory; plain where absent. */
export function buildSessionGraph(
  program: Program,
  steps: number,
  forms: ReadonlyMap<string, Form>,
  table: PatternTable,
): SessionGraph {
  const graph = new GraphWriter(program.name);
  const formOf = (name: string, value: Value): Form => forms.get(name) ?? plain(value.shape.length);
  const current = new Map<string, string>();
  const states = program.states.map(({ name, value }) => {
    const feed = `state:${name}`;
    graph.input(feed, value.dtype, concrete(physicalShape(value.shape, formOf(name, value)), 1));
    current.set(name, feed);
    return { name, feed };
  });
  const inputs: SessionGraph['inputs'][number][] = [];
  const hosted: HostedOp[][] = [];
  const outputs: SessionGraph['outputs'][number][] = [];
  for (let step = 0; step < steps; step += 1) {
    const lowering = new Lowering({ graph, program, batch: null });
    for (const { name, value } of program.states) lowering.define(value, current.get(name) as string, formOf(name, value));
    inputs.push(declareInputs(graph, lowering, program, step));
    hosted.push(declareHosted(graph, lowering, program, step, table));
    lowerProgram(lowering, table, step === 0 ? '' : `${step}:`);
    outputs.push(declareOutputs(graph, lowering, program, step));
    for (const { state, value } of program.updates) current.set(state, lowering.read(value, formOf(state, value)));
  }
  const updates = program.updates.map(({ state, value }) => {
    const result = `new:${state}`;
    graph.output(
      result,
      current.get(state) as string,
      value.dtype,
      concrete(physicalShape(value.shape, formOf(state, value)), 1),
    );
    return { state, result };
  });
  return { model: graph.finish(), states, inputs, hosted, outputs, updates };
}

function declareInputs(graph: GraphWriter, lowering: Lowering, program: Program, step: number): SessionGraph['inputs'][number] {
  return program.inputs.map(({ name, value }) => {
    const feed = `${step}:${name}`;
    graph.input(feed, value.dtype, concrete(value.shape, 1));
    lowering.define(value, feed);
    return { name, feed };
  });
}

function declareHosted(graph: GraphWriter, lowering: Lowering, program: Program, step: number, table: PatternTable): HostedOp[] {
  const names = new Map(program.inputs.map(({ name, value }) => [value.id, name]));
  return program.ops
    .filter((op) => table[op.op] === 'host')
    .map((op, index) => {
      const value = op.results[0] as Value;
      const feed = `${step}:host:${index}`;
      graph.input(feed, value.dtype, concrete(value.shape, 1));
      lowering.define(value, feed);
      const reads = op.operands.map((operand) => {
        const name = names.get(operand.id);
        invariant(name !== undefined, `${op.op} on the host reads a value that is not fed`);
        return name;
      });
      return { op, feed, reads };
    });
}

function declareOutputs(graph: GraphWriter, lowering: Lowering, program: Program, step: number): SessionGraph['outputs'][number] {
  return program.outputs.map(({ name, value }) => {
    const result = `${step}:out:${name}`;
    graph.output(result, lowering.read(value), value.dtype, concrete(value.shape, 1));
    return { name, result, value };
  });
}

/** How the leading program wants its states to lie in memory: convolution kernels as the operators read them, slots like their weights. */
export function chooseForms(program: Program, table: PatternTable): Map<string, Form> {
  const graph = new GraphWriter(program.name);
  const lowering = new Lowering({ graph, program, batch: null });
  for (const { name, value } of program.states) lowering.define(value, graph.input(name, value.dtype, concrete(value.shape, 1)));
  declareInputs(graph, lowering, program, 0);
  declareHosted(graph, lowering, program, 0, table);
  lowerProgram(lowering, table);
  const forms = new Map<string, Form>();
  for (const { name, value } of program.states) {
    const form = lowering.asked.get(value.id);
    if (form && value.shape.length > 2 && !name.startsWith('optimizer/')) forms.set(name, form);
  }
  for (const { name } of program.states) {
    const weight = /^optimizer\/(.*)\/[^/]+$/.exec(name)?.[1];
    const form = weight === undefined ? undefined : forms.get(weight);
    if (form) forms.set(name, form);
  }
  return forms;
}
