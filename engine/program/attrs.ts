/** @file Attributes as text, for printing and for telling equal operations: JSON, but -0, infinities and NaN keep their names. */
import type { Attrs } from './types.ts';

/** JSON writes the four numbers as `0` and `null`, so that different attributes would look equal. */
export function attrsText(attrs: Attrs): string {
  return JSON.stringify(attrs, (_, value: unknown) => {
    if (typeof value !== 'number' || (Number.isFinite(value) && !Object.is(value, -0))) return value;
    return Object.is(value, -0) ? '-0' : String(value);
  });
}
