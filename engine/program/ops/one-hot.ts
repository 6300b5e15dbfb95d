/** @file Rows of zeros with a one at each index; an index outside 0..depth-1 gives a row of zeros. */
import type { HostTensor } from '../../core/tensor.ts';
import { defineOp, requireDType, requireOperands } from '../rules/define-op.ts';
import type { OpDef, ValueType } from '../types.ts';

export const oneHot: OpDef<{ readonly depth: number }> = defineOp({
  name: 'one_hot',
  kind: 'shape',
  infer: (operands, { depth }) => {
    requireOperands('one_hot', operands, 1);
    const x = operands[0] as ValueType;
    requireDType('one_hot', x, ['i32']);
    return [{ dtype: 'f32', shape: [...x.shape, depth] }];
  },
  vjp: null,
  saves: 'none',
  evaluate: ([x], { depth }, [result]) => {
    const { data } = x as HostTensor;
    const out = new Float32Array(data.length * depth);
    data.forEach((index, row) => {
      if (index >= 0 && index < depth) out[row * depth + index] = 1;
    });
    return [{ dtype: 'f32', shape: result?.shape ?? [], data: out }];
  },
  flop: () => 0,
});
