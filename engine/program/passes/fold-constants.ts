/** @file Evaluates operations whose operands are all small constants, by the operations' own meaning. */
import { type HostTensor, concrete, isSymbolic, sizeOf } from '../../core/tensor.ts';
import { opDef } from '../op-def.ts';
import type { OpAttrs } from '../ops/index.ts';
import type { OpNode, Program } from '../types.ts';
import { rewrite } from './rewrite.ts';

/** Larger results would only make the program bigger. */
const largest = 16;

export function foldConstants(program: Program): Program {
  const constants = new Map<number, HostTensor>();
  return rewrite(program, (node) => {
    if (node.op === 'constant') {
      const held = tensorOf(node);
      if (held) constants.set(node.results[0]?.id ?? -1, held);
      return { keep: node };
    }
    const folded = fold(node, constants);
    if (!folded) return { keep: node };
    constants.set(node.results[0]?.id ?? -1, folded);
    const attrs = { dtype: folded.dtype, shape: folded.shape, values: [...folded.data] };
    return { keep: { ...node, op: 'constant', operands: [], attrs } as unknown as OpNode };
  });
}

/** A constant that fills a large shape with one number takes no part. */
function tensorOf(node: OpNode): HostTensor | null {
  const attrs = node.attrs as OpAttrs<'constant'>;
  if (sizeOf(attrs.shape) > largest) return null;
  const { dtype, shape } = attrs;
  return opDef('constant').evaluate([], attrs, [{ dtype, shape }])[0] ?? null;
}

function fold(node: OpNode, constants: ReadonlyMap<number, HostTensor>): HostTensor | null {
  const [result] = node.results;
  if (!result || node.results.length !== 1 || node.operands.length === 0 || result.shape.some(isSymbolic)) return null;
  const shape = concrete(result.shape, 1);
  const operands = node.operands.map((operand) => constants.get(operand.id));
  if (sizeOf(shape) > largest || operands.some((operand) => !operand)) return null;
  return opDef(node.op).evaluate(operands as HostTensor[], node.attrs as never, [{ dtype: result.dtype, shape }])[0] ?? null;
}
