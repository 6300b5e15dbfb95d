/** @file Walks a program and lets each operation's pattern write its nodes. */
import { invariant } from '../core/errors.ts';
import type { OpName } from '../program/ops/index.ts';
import type { Lowering, Pattern, PatternTable } from './lowering.ts';

/** Lowers the operations whose results aren't there yet; inputs, states and host values must be defined before. */
export function lowerProgram(lowering: Lowering, table: PatternTable, labelPrefix = ''): void {
  for (const op of lowering.program.ops) {
    if (lowering.isAbsorbed(op) || op.results.every((result) => lowering.isDefined(result))) continue;
    const pattern = table[op.op];
    invariant(typeof pattern === 'function', `${op.op} has no ONNX pattern`);
    lowering.label = `${labelPrefix}${op.scope.path}`;
    (pattern as Pattern<OpName>)(lowering, op);
  }
}
