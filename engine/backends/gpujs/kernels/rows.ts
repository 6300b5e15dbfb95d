/** @file Kernels along the last axis: softmax, its logarithm, cross-entropy with labels, one-hot. */
import { type Kernel, type KernelContext, quotient } from './kernel.ts';

/** `m`: the row's maximum; `s`: the sum of exponentials below it. */
function rowSums(columns: number): string {
  return (
    `const r = ${quotient('i', columns)}; let m = a0[r * ${columns}]; ` +
    `for (let k = 1; k < ${columns}; k++) { m = Math.max(m, a0[r * ${columns} + k]); } ` +
    `let s = 0.0; for (let k = 0; k < ${columns}; k++) { s += Math.exp(a0[r * ${columns} + k] - m); }`
  );
}

function lastOf(context: { readonly operands: readonly { readonly shape: readonly number[] }[] }): number {
  return context.operands[0]?.shape.at(-1) ?? 1;
}

export const rowKernels = {
  softmax: ((context: KernelContext<'softmax'>) => [
    `${rowSums(lastOf(context))} return Math.exp(a0[i] - m) / s;`,
  ]) satisfies Kernel<'softmax'>,
  log_softmax: ((context: KernelContext<'log_softmax'>) => [
    `${rowSums(lastOf(context))} return a0[i] - m - Math.log(s);`,
  ]) satisfies Kernel<'log_softmax'>,
  /** log(sum(exp(x))) - x[label]; the result's index is the row. */
  softmax_cross_entropy: ((context: KernelContext<'softmax_cross_entropy'>) => {
    const columns = lastOf(context);
    return [
      `let m = a0[i * ${columns}]; for (let k = 1; k < ${columns}; k++) { m = Math.max(m, a0[i * ${columns} + k]); } ` +
        `let s = 0.0; for (let k = 0; k < ${columns}; k++) { s += Math.exp(a0[i * ${columns} + k] - m); } ` +
        `const t = a1[i]; return m + Math.log(s) - a0[i * ${columns} + t];`,
    ];
  }) satisfies Kernel<'softmax_cross_entropy'>,
  one_hot: (({ attrs }: KernelContext<'one_hot'>) => [
    `const r = ${quotient('i', attrs.depth)}; const c = i - r * ${attrs.depth}; return a0[r] === c ? 1.0 : 0.0;`,
  ]) satisfies Kernel<'one_hot'>,
} as const;
