/** @file and, or, xor of truth values; shapes broadcast. */
import type { HostTensor } from '../../core/tensor.ts';
import { sizeOf } from '../../core/tensor.ts';
import { defineOp, requireDType, requireOperands } from '../rules/define-op.ts';
import { mapBinary } from '../rules/elementwise.ts';
import { broadcastShapes } from '../rules/shapes.ts';
import type { OpDef } from '../types.ts';

export type Connective = 'and' | 'or' | 'xor';

const rules: Readonly<Record<Connective, (x: number, y: number) => number>> = {
  and: (x, y) => x & y,
  or: (x, y) => x | y,
  xor: (x, y) => x ^ y,
};

export const logical: OpDef<{ readonly kind: Connective }> = defineOp({
  name: 'logical',
  kind: 'elementwise',
  infer: (operands) => {
    requireOperands('logical', operands, 2);
    for (const operand of operands) requireDType('logical', operand, ['bool']);
    const shapes = operands.map((operand) => operand.shape);
    return [{ dtype: 'bool', shape: broadcastShapes('logical', shapes) }];
  },
  vjp: null,
  saves: 'none',
  evaluate: ([x, y], { kind }, [result]) => [
    mapBinary(rules[kind], x as HostTensor, y as HostTensor, { dtype: 'bool', shape: result?.shape ?? [] }),
  ],
  flop: (_, __, [result]) => sizeOf(result as readonly number[]),
});
