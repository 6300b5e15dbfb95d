/** @file Orthogonal. A random rotation: rows or columns of length 1 at right angles. */
import { invariant } from '../../core/errors.ts';
import { defineInitializer, type Random } from '../define.ts';
import { p } from '../params.ts';
import { product } from '../support/shapes.ts';

export const orthogonal = defineInitializer({
  id: 'orthogonal',
  text: {
    title: { en: 'Orthogonal', 'zh-CN': '正交' },
    summary: {
      en: 'A random rotation: rows or columns of length 1 at right angles.',
      'zh-CN': '随机旋转：行或列长度为 1 且两两垂直。',
    },
  },
  params: {
    gain: p.float({
      text: { label: { en: 'Gain', 'zh-CN': '增益' }, help: { en: 'Multiplies all numbers.', 'zh-CN': '所有数的倍数。' } },
      default: 1,
    }),
  },
  generate(shape, { gain }, random) {
    invariant(shape.length >= 2, 'orthogonal needs a weight of two or more dimensions');
    const columns = shape.at(-1) as number;
    const rows = product(shape) / columns;
    const basis = orthonormal(Math.min(rows, columns), Math.max(rows, columns), random);
    const data = new Float32Array(rows * columns);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const [vector, at] = rows < columns ? [row, column] : [column, row];
        data[row * columns + column] = gain * ((basis[vector] as Float64Array)[at] as number);
      }
    }
    return data;
  },
  keras: { className: 'Orthogonal', aliases: ['OrthogonalInitializer'] },
});

/**
 * `count` orthonormal vectors: Gram and Schmidt, applied twice, which keeps right angles to rounding. It gives the Q of a
 * QR factorization whose R has a positive diagonal, so the rotations are uniform as Keras' are.
 */
function orthonormal(count: number, length: number, random: Random): readonly Float64Array[] {
  const basis: Float64Array[] = [];
  while (basis.length < count) {
    const vector = Float64Array.from({ length }, () => random.normal());
    for (const pass of [0, 1]) {
      for (const other of basis) subtract(vector, other, dot(vector, other));
      const size = Math.sqrt(dot(vector, vector));
      for (let i = 0; i < length; i += 1) vector[i] = (vector[i] as number) / size;
      if (pass === 1) basis.push(vector);
    }
  }
  return basis;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function subtract(from: Float64Array, other: Float64Array, factor: number): void {
  for (let i = 0; i < from.length; i += 1) from[i] = (from[i] as number) - factor * (other[i] as number);
}
