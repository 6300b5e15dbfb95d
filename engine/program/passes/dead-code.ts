/** @file Drops what no output and no update needs: operations, inputs, and states that are neither read nor written. */
import type { OpNode, Program } from '../types.ts';

export function dropDeadCode(program: Program): Program {
  const live = new Set([...program.outputs, ...program.updates].map(({ value }) => value.id));
  const ops: OpNode[] = [];
  for (let at = program.ops.length - 1; at >= 0; at -= 1) {
    const node = program.ops[at] as OpNode;
    if (!node.results.some((result) => live.has(result.id))) continue;
    for (const operand of node.operands) live.add(operand.id);
    ops.push(node);
  }
  const updated = new Set(program.updates.map(({ state }) => state));
  return {
    ...program,
    ops: ops.reverse(),
    inputs: program.inputs.filter(({ value }) => live.has(value.id)),
    states: program.states.filter(({ name, value }) => live.has(value.id) || updated.has(name)),
  };
}
