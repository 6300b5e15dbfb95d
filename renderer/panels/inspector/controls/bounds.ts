/** @file The range of a number, as fields take it. */

interface Range {
  readonly min?: number;
  readonly max?: number;
  /** The bounds themselves are refused. */
  readonly open?: boolean;
}

/** An open bound becomes the nearest number inside. */
export function boundsOf({ min, max, open = false }: Range): { readonly min?: number; readonly max?: number } {
  const step = (bound: number): number => (open ? Math.max(Number.MIN_VALUE, Math.abs(bound) * Number.EPSILON) : 0);
  return {
    ...(min === undefined ? {} : { min: min + step(min) }),
    ...(max === undefined ? {} : { max: max - step(max) }),
  };
}

export function isInside(value: number, range: Range): boolean {
  const { min = -Infinity, max = Infinity } = boundsOf(range);
  return value >= min && value <= max;
}
