/** @file The type rule of operations that hold one number for each channel (last axis). */
import type { ValueType } from '../types.ts';
import { formatType, refuse, requireAxis, requireDType } from './define-op.ts';
import { fixedDim } from './shapes.ts';

/** The type of a vector over the channels of `x`; refuses those of `vectors` that have another one. */
export function requireChannels(op: string, x: ValueType, vectors: readonly ValueType[]): ValueType {
  requireDType(op, x, ['f32']);
  requireAxis(op, x, x.shape.length - 1);
  const channels = fixedDim(op, x.shape.at(-1));
  for (const vector of vectors) {
    const fits = vector.dtype === 'f32' && vector.shape.length === 1 && vector.shape[0] === channels;
    if (!fits) refuse(op, `${formatType(vector)} does not fit the channels of ${formatType(x)}`);
  }
  return { dtype: 'f32', shape: [channels] };
}
