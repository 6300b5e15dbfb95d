/** @file Makes each value once: operations with equal names, operands and attributes share one result. */
import { attrsText } from '../attrs.ts';
import type { Program, Value } from '../types.ts';
import { rewrite } from './rewrite.ts';

/** Safe for every operation: random ones are pure functions of their operands and their stream. */
export function shareSubexpressions(program: Program): Program {
  const made = new Map<string, readonly Value[]>();
  return rewrite(program, (node) => {
    if (node.regions.length > 0) return { keep: node };
    const key = `${node.op}(${node.operands.map((operand) => operand.id).join(',')})${attrsText(node.attrs)}`;
    const known = made.get(key);
    if (known) return { replace: known };
    made.set(key, node.results);
    return { keep: node };
  });
}
