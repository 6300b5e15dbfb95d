/** @file Kernels that move elements. `reshape` is no kernel: it is another name for the same buffer. */
import { type Kernel, type KernelContext, broadcastIndex, coordinates, flatIndex } from './kernel.ts';

export const shapeKernels = {
  broadcast: (({ operands, results }: KernelContext<'broadcast'>) => {
    const shape = results[0]?.shape ?? [];
    return [`${coordinates(shape)} return a0[${broadcastIndex(operands[0]?.shape ?? [], shape)}];`];
  }) satisfies Kernel<'broadcast'>,
  transpose: (({ operands, results, attrs }: KernelContext<'transpose'>) => {
    const at: string[] = [];
    attrs.perm.forEach((from, axis) => {
      at[from] = `c${axis}`;
    });
    return [`${coordinates(results[0]?.shape ?? [])} return a0[${flatIndex(operands[0]?.shape ?? [], at)}];`];
  }) satisfies Kernel<'transpose'>,
  slice: (({ operands, results, attrs }: KernelContext<'slice'>) => {
    const at = attrs.starts.map((start, axis) => `(c${axis} + ${start})`);
    return [`${coordinates(results[0]?.shape ?? [])} return a0[${flatIndex(operands[0]?.shape ?? [], at)}];`];
  }) satisfies Kernel<'slice'>,
} as const;
