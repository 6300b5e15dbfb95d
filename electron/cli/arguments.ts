/** @file Parsers of flags: a wrong value is a mistake in usage (exit code 2), named with what was expected. */
import { InvalidArgumentError } from 'commander';

/** A whole number of at least `least`. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
    throw new InvalidArgumentError(`Expected a whole number, ${range}; received ${JSON.stringify(text)}.`);
  };
}

export function oneOf<T extends string>(options: readonly T[]): (text: string) => T {
  return (text) => {
    const found = options.find((option) => option === text);
    if (found !== undefined) return found;
    throw new InvalidArgumentError(`Expected one of ${options.join(', ')}; received ${JSON.stringify(text)}.`);
  };
}
