/** @file Evaluates operations whose operands are all small constants, by the operations' own meaning. */
import { type HostTensor, allocate, concrete, isSymbolic, sizeOf } from '../../core/tensor.ts';
import { opDef } from '../op-def.ts';
import type { OpNode, Program } from '../types.ts';
import { rewrite } from './rewrite.ts';

/** Larger results would only make the program bigger. */
const largest = 16;

export function foldConstants(program: Program): Program {
  const constants = new Map<number, HostTensor>();
  return rewrite(program, (node) => {
    if (node.op === 'constant') {
      constants.set(node.results[0]?.id ?? -1, tensorOf(node));
      return { keep: node };
    }
    const folded = fold(node, constants);
    if (!folded) return { keep: node };
    constants.set(node.results[0]?.id ?? -1, folded);
    const attrs = { dtype: folded.dtype, shape: folded.shape, values: [...folded.data] };
    return { keep: { ...node, op: 'constant', operands: [], attrs } as unknown as OpNode };
  });
}

function tensorOf(node: OpNode): HostTensor {
  const { dtype, shape, values } = node.attrs as { dtype: HostTensor['dtype']; shape: readonly number[]; values: readonly number[] };
  const data = allocate(dtype, values.length);
  data.set(values);
  return { dtype, shape, data };
}

function fold(node: OpNode, constants: ReadonlyMap<number, HostTensor>): HostTensor | null {
  const [result] = node.results;
  if (!result || node.results.length !== 1 || node.operands.length === 0 || result.shape.some(isSymbolic)) return null;
  const shape = concrete(result.shape, 1);
  const operands = node.operands.map((operand) => constants.get(operand.id));
  if (sizeOf(shape) > largest || operands.some((operand) => !operand)) return null;
  return opDef(node.op).evaluate(operands as HostTensor[], node.attrs as never, [{ dtype: result.dtype, shape }])[0] ?? null;
}
