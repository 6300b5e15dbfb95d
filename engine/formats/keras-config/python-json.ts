/** @file JSON that Python reads with the right kinds of numbers: Keras refuses an optimizer whose momentum is 0 and not 0.0. */

const mark = '@float:';

/** A whole number that must come out with a point; others have one already. */
export function pythonFloat(value: unknown): unknown {
  return typeof value === 'number' && Number.isInteger(value) ? `${mark}${value}` : value;
}

export function pythonFloats(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, pythonFloat(value)]));
}

/** No name in a config holds the mark, since `KerasNames` lets no `@` or `:` through. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    new RegExp(`"${mark}(-?[0-9]+)(e\\+[0-9]+)?"`, 'g'),
    (_, digits: string, power = '') => `${digits}.0${power}`,
  );
}
