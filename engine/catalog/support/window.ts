/** @file Arithmetic of sliding windows: output lengths and padding as Keras and TensorFlow count them. */

export type Padding = 'valid' | 'same';

/** Along one axis. */
export interface Window {
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
}

/** What a dilated kernel covers: 3 with dilation 2 covers 5. */
export function reach({ size, dilation }: Window): number {
  return (size - 1) * dilation + 1;
}

/** 0 or less where the window is larger than the input. */
export function outputLength(input: number, window: Window, padding: Padding): number {
  const positions = padding === 'same' ? input : input - reach(window) + 1;
  return Math.ceil(positions / window.stride);
}

/** Zeros before and after; the odd one goes behind, as in TensorFlow. */
function padAmounts(input: number, window: Window, padding: Padding): readonly [number, number] {
  if (padding === 'valid') return [0, 0];
  const output = outputLength(input, window, padding);
  const total = Math.max((output - 1) * window.stride + reach(window) - input, 0);
  const before = Math.floor(total / 2);
  return [before, total - before];
}

/** `26 = 28 − 3 + 1`, `13 = ⌈(28 − 3 + 1) / 2⌉`, `14 = ⌈28 / 2⌉`. */
export function lengthFormula(input: number, window: Window, padding: Padding): string {
  const output = outputLength(input, window, padding);
  if (padding === 'same') return window.stride === 1 ? `${output} = ${input}` : `${output} = ⌈${input} / ${window.stride}⌉`;
  const covered = window.dilation === 1 ? String(window.size) : `((${window.size} − 1)·${window.dilation} + 1)`;
  const positions = `${input} − ${covered} + 1`;
  return window.stride === 1 ? `${output} = ${positions}` : `${output} = ⌈(${positions}) / ${window.stride}⌉`;
}

export type Pair = readonly [number, number];

/** A tuple parameter of length 2 as such. */
export function pair(values: readonly number[]): Pair {
  return [values[0] as number, values[1] as number];
}

/** Height and width of a two-dimensional window. */
export function windows(
  size: readonly number[],
  strides: readonly number[],
  dilation: readonly number[] = [1, 1],
): readonly [Window, Window] {
  const at = (axis: number): Window => ({
    size: size[axis] as number,
    stride: strides[axis] as number,
    dilation: dilation[axis] as number,
  });
  return [at(0), at(1)];
}

/** Attribute `padding` of the window operations for an input of height x width. */
export function padPairs(input: readonly number[], both: readonly [Window, Window], padding: Padding): readonly [Pair, Pair] {
  return [padAmounts(input[0] as number, both[0], padding), padAmounts(input[1] as number, both[1], padding)];
}
