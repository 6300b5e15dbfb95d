/** @file A program with its batch length bound, as a list of kernel launches over named flat buffers. */
import { invariant } from '../../core/errors.ts';
import { type HostTensor, concrete, sizeOf } from '../../core/tensor.ts';
import { opDef } from '../../program/op-def.ts';
import type { OpNode, Program, Value } from '../../program/types.ts';
import type { KernelSource } from './compiler.ts';
import { type Kernel, kernelSource } from './kernels/kernel.ts';
import { kernels } from './kernels/table.ts';

export interface Launch {
  readonly kernel: KernelSource;
  readonly inputs: readonly number[];
  readonly output: number;
}

/** Buffers are numbered by the value that they hold. */
export interface DevicePlan {
  /** Elements of each buffer, by number. */
  readonly sizes: ReadonlyMap<number, number>;
  /** Filled once. */
  readonly constants: ReadonlyMap<number, Float32Array>;
  readonly inputs: readonly { readonly name: string; readonly buffer: number }[];
  readonly states: readonly { readonly name: string; readonly buffer: number }[];
  /** Operations that the host evaluates from the fed scalars before the launches. */
  readonly hosted: readonly { readonly op: OpNode; readonly buffer: number; readonly inputs: readonly string[] }[];
  readonly launches: readonly Launch[];
  readonly outputs: readonly {
    readonly name: string;
    readonly buffer: number;
    readonly dtype: Value['dtype'];
    readonly shape: readonly number[];
  }[];
  readonly updates: readonly { readonly state: string; readonly buffer: number }[];
}

/** Operations of `program` that have no kernel here. */
export function missingOps(program: Program): string[] {
  return [...new Set(program.ops.filter((op) => kernels[op.op] === 'none').map((op) => op.op))];
}

export function planProgram(program: Program, n: number): DevicePlan {
  const buffers = new Map<number, number>();
  const sizes = new Map<number, number>();
  const constants = new Map<number, Float32Array>();
  const hosted: DevicePlan['hosted'][number][] = [];
  const launches: Launch[] = [];
  const claim = (value: Value): number => {
    buffers.set(value.id, value.id);
    sizes.set(value.id, Math.max(1, sizeOf(concrete(value.shape, n))));
    return value.id;
  };
  const at = (value: Value): number => {
    const buffer = buffers.get(value.id);
    invariant(buffer !== undefined, `value ${value.id} has no buffer`);
    return buffer;
  };
  const inputNames = new Map(program.inputs.map((input) => [input.value.id, input.name]));
  for (const { value } of [...program.inputs, ...program.states]) claim(value);
  for (const op of program.ops) {
    const rule = kernels[op.op];
    if (rule === 'alias') buffers.set((op.results[0] as Value).id, at(op.operands[0] as Value));
    else if (rule === 'host') placeHosted(op, n, claim, constants, hosted, inputNames);
    else if (rule !== 'none') launches.push(...launchesOf(op, rule as Kernel, n, at, claim));
  }
  return {
    sizes,
    constants,
    inputs: program.inputs.map(({ name, value }) => ({ name, buffer: at(value) })),
    states: program.states.map(({ name, value }) => ({ name, buffer: at(value) })),
    hosted,
    launches,
    outputs: program.outputs.map(({ name, value }) => ({
      name,
      buffer: at(value),
      dtype: value.dtype,
      shape: concrete(value.shape, n),
    })),
    updates: program.updates.map(({ state, value }) => ({ state, buffer: at(value) })),
  };
}

/** Without fed operands the value never changes: made once. `dim_size` reads only a length. */
function placeHosted(
  op: OpNode,
  n: number,
  claim: (value: Value) => number,
  constants: Map<number, Float32Array>,
  hosted: DevicePlan['hosted'][number][],
  inputNames: ReadonlyMap<number, string>,
): void {
  const buffer = claim(op.results[0] as Value);
  const fed = op.operands.map((operand) => inputNames.get(operand.id));
  if (op.op === 'rng') {
    invariant(
      fed.every((name) => name !== undefined),
      'rng reads fed scalars',
    );
    hosted.push({ op, buffer, inputs: fed as string[] });
    return;
  }
  constants.set(
    buffer,
    Float32Array.from(
      evaluateHosted(
        op,
        n,
        op.operands.map((operand) => hollow(operand, n)),
      ).data,
    ),
  );
}

/** The reference's meaning of one operation. */
export function evaluateHosted(op: OpNode, n: number, operands: readonly HostTensor[]): HostTensor {
  const results = op.results.map((result) => ({ dtype: result.dtype, shape: concrete(result.shape, n) }));
  return opDef(op.op).evaluate(operands, op.attrs as never, results)[0] as HostTensor;
}

/** Shape without contents, for operations that look at nothing else. */
function hollow(value: Value, n: number): HostTensor {
  return { dtype: value.dtype, shape: concrete(value.shape, n), data: new Float32Array(0) };
}

function launchesOf(
  op: OpNode,
  rule: Kernel,
  n: number,
  at: (value: Value) => number,
  claim: (value: Value) => number,
): Launch[] {
  const types = (values: readonly Value[]) => values.map((value) => ({ dtype: value.dtype, shape: concrete(value.shape, n) }));
  const operands = types(op.operands);
  const results = types(op.results);
  const inputs = op.operands.map(at);
  return rule({ operands, attrs: op.attrs, results } as never).map((body, index) => ({
    kernel: {
      source: kernelSource(body, operands.length),
      inputs: operands.map((operand) => Math.max(1, sizeOf(operand.shape))),
      output: Math.max(1, sizeOf(results[index]?.shape ?? [])),
    },
    inputs,
    output: claim(op.results[index] as Value),
  }));
}
