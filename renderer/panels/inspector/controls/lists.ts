/** @file Lists of whole numbers as people type them: `3 × 3`, `3x3`, `3, 3`, `3 3`. */

/** Undefined where the text is no list. One number stands for `length` equal ones. */
export function readList(text: string, length?: number): number[] | undefined {
  const values = text
    .split(/[×x*,;\s]+/i)
    .filter((part) => part !== '')
    .map(Number);
  if (values.length === 0 && length !== undefined) return undefined;
  if (!values.every(Number.isInteger)) return undefined;
  if (length === undefined || values.length === length) return values;
  return values.length === 1 ? new Array<number>(length).fill(values[0] as number) : undefined;
}
