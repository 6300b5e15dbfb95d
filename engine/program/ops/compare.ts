/** @file Comparison to a truth value; shapes broadcast. */
import type { HostTensor } from '../../core/tensor.ts';
import { sizeOf } from '../../core/tensor.ts';
import { defineOp, formatType, refuse, requireDType, requireOperands } from '../rules/define-op.ts';
import { mapBinary } from '../rules/elementwise.ts';
import { broadcastShapes } from '../rules/shapes.ts';
import type { OpDef, ValueType } from '../types.ts';

export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';

const rules: Readonly<Record<Comparison, (x: number, y: number) => number>> = {
  eq: (x, y) => (x === y ? 1 : 0),
  ne: (x, y) => (x !== y ? 1 : 0),
  lt: (x, y) => (x < y ? 1 : 0),
  le: (x, y) => (x <= y ? 1 : 0),
  gt: (x, y) => (x > y ? 1 : 0),
  ge: (x, y) => (x >= y ? 1 : 0),
};

export const compare: OpDef<{ readonly kind: Comparison }> = defineOp({
  name: 'compare',
  kind: 'elementwise',
  infer: (operands) => {
    requireOperands('compare', operands, 2);
    const [x, y] = operands as readonly [ValueType, ValueType];
    requireDType('compare', x, ['f32', 'i32']);
    if (x.dtype !== y.dtype) refuse('compare', `${formatType(x)} and ${formatType(y)} differ in type`);
    return [{ dtype: 'bool', shape: broadcastShapes('compare', [x.shape, y.shape]) }];
  },
  vjp: null,
  saves: 'none',
  evaluate: ([x, y], { kind }, [result]) => [
    mapBinary(rules[kind], x as HostTensor, y as HostTensor, { dtype: 'bool', shape: result?.shape ?? [] }),
  ],
  flop: (_, __, [result]) => sizeOf(result as readonly number[]),
});
