/** @file Algebra that changes no bit: x * 1, x / 1 and x - 0 with a scalar constant are x. */
import { shapeEquals } from '../../core/tensor.ts';
import type { OpNode, Program, Value } from '../types.ts';
import { rewrite } from './rewrite.ts';

const neutral: Readonly<Record<string, { readonly value: number; readonly either: boolean }>> = {
  mul: { value: 1, either: true },
  div: { value: 1, either: false },
  sub: { value: 0, either: false },
};

export function simplify(program: Program): Program {
  const scalars = new Map<number, number>();
  return rewrite(program, (node) => {
    if (node.op === 'constant') {
      const { values } = node.attrs as { readonly values: readonly number[] };
      if (values.length === 1) scalars.set(node.results[0]?.id ?? -1, values[0] as number);
      return { keep: node };
    }
    const same = survivor(node, scalars);
    return same ? { replace: [same] } : { keep: node };
  });
}

function survivor(node: OpNode, scalars: ReadonlyMap<number, number>): Value | null {
  const rule = neutral[node.op];
  const [left, right] = node.operands;
  const result = node.results[0];
  if (!rule || !left || !right || !result) return null;
  if (Object.is(scalars.get(right.id), rule.value) && shapeEquals(left.shape, result.shape)) return left;
  if (rule.either && Object.is(scalars.get(left.id), rule.value) && shapeEquals(right.shape, result.shape)) return right;
  return null;
}
