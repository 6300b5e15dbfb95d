/** @file Kernels that reduce axes, one thread a result. */
import type { OpName } from '../../../program/ops/index.ts';
import { type Kernel, type KernelContext, coordinates, flatIndex, literal } from './kernel.ts';

type Reduction = 'reduce_sum' | 'reduce_mean' | 'reduce_max';

function reduction<K extends Reduction>(
  start: string,
  fold: (value: string) => string,
  finish: (sum: string, count: number) => string,
): Kernel<K> {
  return ({ operands, attrs, results }) => {
    const input = operands[0]?.shape ?? [];
    const { axes } = attrs as unknown as { readonly axes: readonly number[] };
    const { open, close, place } = loops(input, axes, results[0]?.shape ?? []);
    const count = axes.reduce((product, axis) => product * (input[axis] as number), 1);
    return [
      `${place} let s = ${start}; ${open} const v = a0[${indexOf(input, axes)}]; ${fold('v')} ${close} return ${finish('s', count)};`,
    ];
  };
}

/** Loops over the reduced axes, with literal bounds; coordinates of the kept ones come from the result's index. */
function loops(
  input: readonly number[],
  axes: readonly number[],
  output: readonly number[],
): { open: string; close: string; place: string } {
  const kept = input.filter((_, axis) => !axes.includes(axis));
  const flat = kept.reduce((product, length) => product * length, 1);
  const place = output.length === 0 || flat === 1 ? '' : coordinates(kept, 'i', 'k');
  const open = axes.map((axis) => `for (let d${axis} = 0; d${axis} < ${input[axis]}; d${axis}++) {`).join(' ');
  return { open, close: '}'.repeat(axes.length), place };
}

function indexOf(input: readonly number[], axes: readonly number[]): string {
  const single = input.filter((_, axis) => !axes.includes(axis)).every((length) => length === 1);
  let kept = 0;
  const at = input.map((_, axis) => (axes.includes(axis) ? `d${axis}` : single ? `${0 * kept++}` : `k${kept++}`));
  return flatIndex(input, at);
}

export const reduceKernels = {
  reduce_sum: reduction<'reduce_sum'>(
    '0.0',
    (v) => `s += ${v};`,
    (s) => s,
  ),
  reduce_mean: reduction<'reduce_mean'>(
    '0.0',
    (v) => `s += ${v};`,
    (s, count) => `${s} / ${literal(count)}`,
  ),
  reduce_max: reduction<'reduce_max'>(
    literal(Number.NEGATIVE_INFINITY),
    (v) => `s = Math.max(s, ${v});`,
    (s) => s,
  ),
  argmax: (({ operands, attrs, results }: KernelContext<'argmax'>) => {
    const input = operands[0]?.shape ?? [];
    const { place } = loops(input, [attrs.axis], results[0]?.shape ?? []);
    const at = indexOf(input, [attrs.axis]);
    const d = `d${attrs.axis}`;
    return [
      `${place} let best = 0.0; let m = ${literal(Number.NEGATIVE_INFINITY)}; ` +
        `for (let ${d} = 0; ${d} < ${input[attrs.axis]}; ${d}++) { const v = a0[${at}]; if (v > m) { m = v; best = ${d}; } } return best;`,
    ];
  }) satisfies Kernel<'argmax'>,
} as const satisfies Partial<Record<OpName, unknown>>;
