/** @file Matrix products: naive, one thread a cell, right on every device. */
import { type Kernel, quotient } from './kernel.ts';

export const dot: Kernel<'dot'> = ({ operands, attrs, results }) => {
  const [a, b] = [operands[0]?.shape ?? [], operands[1]?.shape ?? []];
  const [rows, columns] = (results[0]?.shape ?? []).slice(-2) as [number, number];
  const inner = (attrs.transpose_a ? a.at(-2) : a.at(-1)) as number;
  const left = attrs.transpose_a ? `k * ${rows} + r` : `r * ${inner} + k`;
  const right = attrs.transpose_b ? `c * ${inner} + k` : `k * ${columns} + c`;
  const cells = rows * columns;
  const [baseA, baseB] = [rows * inner, inner * columns];
  const batched = b.length > 2;
  const place = batched
    ? `const n = ${quotient('i', cells)}; const j = i - n * ${cells}; const r = ${quotient('j', columns)}; const c = j - r * ${columns};`
    : `const r = ${quotient('i', columns)}; const c = i - r * ${columns};`;
  const [from, of] = batched ? [`n * ${baseA} + `, `n * ${baseB} + `] : ['', ''];
  return [`${place} let s = 0.0; for (let k = 0; k < ${inner}; k++) { s += a0[${from}${left}] * a1[${of}${right}]; } return s;`];
};
