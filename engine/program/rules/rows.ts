/** @file Operations that work along the last axis, row by row. */
import type { HostTensor } from '../../core/tensor.ts';
import { defineOp, requireAxis, requireDType, requireOperands } from './define-op.ts';
import type { NoAttrs, OpDef, ValueType, VjpContext } from '../types.ts';

export interface RowRule {
  readonly name: string;
  /** Writes the result of a row, given its float64 maximum and the sum of exp(x - maximum). */
  readonly row: (x: number, largest: number, sum: number) => number;
  readonly vjp: (context: VjpContext<NoAttrs>) => readonly [import('../types.ts').Value | null];
}

/** Softmax and its logarithm: everything along a row follows from its maximum and the sum of exponentials below it. */
export function alongRows(rule: RowRule): OpDef<NoAttrs> {
  return defineOp<NoAttrs>({
    name: rule.name,
    kind: 'fused',
    infer: (operands) => {
      requireOperands(rule.name, operands, 1);
      const x = operands[0] as ValueType;
      requireDType(rule.name, x, ['f32']);
      requireAxis(rule.name, x, x.shape.length - 1);
      return [{ dtype: 'f32', shape: x.shape }];
    },
    vjp: rule.vjp,
    saves: 'results',
    evaluate: ([x]) => {
      const { data, shape } = x as HostTensor;
      const length = shape.at(-1) as number;
      const out = new Float32Array(data.length);
      for (let start = 0; start < data.length; start += length) {
        const { largest, sum } = exponentials(data as Float32Array, start, length);
        for (let i = start; i < start + length; i += 1) out[i] = rule.row(data[i] as number, largest, sum);
      }
      return [{ dtype: 'f32', shape, data: out }];
    },
    flop: ([x]) => 4 * (x ?? []).reduce((product, dim) => product * dim, 1),
  });
}

export function exponentials(data: Float32Array, start: number, length: number): { largest: number; sum: number } {
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = start; i < start + length; i += 1) largest = Math.max(largest, data[i] as number);
  let sum = 0;
  for (let i = start; i < start + length; i += 1) sum += Math.exp((data[i] as number) - largest);
  return { largest, sum };
}
