/** @file The range of a parameter, as fields take it. */
import type { Range } from '../../../ui/reading.ts';

export function rangeOf({ min, max, open }: Range): Range {
  return {
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(open === undefined ? {} : { open }),
  };
}
