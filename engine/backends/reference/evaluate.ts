/** @file Evaluates a program operation by operation, by each operation's own meaning. */
import { invariant } from '../../core/errors.ts';
import { type HostTensor, concrete } from '../../core/tensor.ts';
import { opDef } from '../../program/op-def.ts';
import type { OpNode, Program } from '../../program/types.ts';

export interface Evaluation {
  readonly outputs: Readonly<Record<string, HostTensor>>;
  /** New values of the states that the program updates. */
  readonly updates: Readonly<Record<string, HostTensor>>;
}

/** `visit` sees the results of each operation and may end the walk with false: then the evaluation is empty. */
export function evaluateProgram(
  program: Program,
  given: {
    readonly feeds: Readonly<Record<string, HostTensor>>;
    readonly states: Readonly<Record<string, HostTensor>>;
    readonly n: number;
  },
  visit?: (op: OpNode, results: readonly HostTensor[]) => boolean,
): Evaluation {
  const values = new Map<number, HostTensor>();
  for (const { name, value } of program.inputs) values.set(value.id, required(given.feeds, name));
  for (const { name, value } of program.states) values.set(value.id, required(given.states, name));
  const at = (id: number): HostTensor => {
    const tensor = values.get(id);
    invariant(tensor, `%${id} has no value`);
    return tensor;
  };
  for (const node of program.ops) {
    const types = node.results.map((result) => ({ dtype: result.dtype, shape: concrete(result.shape, given.n) }));
    const results = opDef(node.op).evaluate(
      node.operands.map((operand) => at(operand.id)),
      node.attrs as never,
      types,
    );
    for (const [index, result] of node.results.entries()) values.set(result.id, results[index] as HostTensor);
    if (visit && !visit(node, results)) return { outputs: {}, updates: {} };
  }
  return {
    outputs: Object.fromEntries(program.outputs.map(({ name, value }) => [name, at(value.id)])),
    updates: Object.fromEntries(program.updates.map(({ state, value }) => [state, at(value.id)])),
  };
}

function required(tensors: Readonly<Record<string, HostTensor>>, name: string): HostTensor {
  const tensor = tensors[name];
  invariant(tensor, `nothing is fed to ${name}`);
  return tensor;
}
