/** @file Walks a program and replaces values: what every pass is made of. */
import type { OpNode, Program, Value } from '../types.ts';

/** `step` sees each operation with its operands already replaced; it keeps it, or names a value for each result instead. */
export function rewrite(
  program: Program,
  step: (node: OpNode) => { readonly keep: OpNode } | { readonly replace: readonly Value[] },
): Program {
  const replaced = new Map<number, Value>();
  const at = (value: Value): Value => replaced.get(value.id) ?? value;
  const ops: OpNode[] = [];
  for (const node of program.ops) {
    const outcome = step({ ...node, operands: node.operands.map(at) } as OpNode);
    if ('keep' in outcome) ops.push(outcome.keep);
    else {
      for (const [index, result] of node.results.entries()) replaced.set(result.id, outcome.replace[index] as Value);
    }
  }
  return {
    ...program,
    ops,
    outputs: program.outputs.map(({ name, value }) => ({ name, value: at(value) })),
    updates: program.updates.map(({ state, value }) => ({ state, value: at(value) })),
  };
}
