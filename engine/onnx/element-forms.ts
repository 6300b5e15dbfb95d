/** @file Chooses the form in which an element-wise operation runs, so that transposes cancel instead of piling up. */
import { type Dim, dimEquals, type Shape } from '../core/tensor.ts';
import type { Value } from '../program/types.ts';
import { type Form, isPlain, plain } from './forms.ts';
import type { Lowering } from './lowering.ts';

function elements(shape: Shape): number {
  return shape.reduce<number>((product, dim) => product * (typeof dim === 'number' ? dim : dim.N * 64), 1);
}

/** The form of `rank` axes that leaves the fewest elements of `values` to be moved; ties go to the one that isn't plain. */
export function commonForm(lowering: Lowering, values: readonly Value[], rank: number): Form {
  const sources = values.map((value) => lowering.source(value)).filter((value) => value.shape.length === rank);
  const candidates = new Set(sources.flatMap((value) => lowering.forms(value)).filter((form) => form.length === rank));
  let best = plain(rank);
  let least = Number.POSITIVE_INFINITY;
  for (const form of [...candidates].sort((a, b) => Number(isPlain(a)) - Number(isPlain(b)))) {
    let cost = 0;
    for (const value of sources) if (!lowering.forms(value).includes(form)) cost += elements(value.shape);
    if (cost < least) {
      best = form;
      least = cost;
    }
  }
  return best;
}

/** The name of an operand that meets others of `form`: a scalar as it is, the rest with their axes in place. */
export function readOperand(lowering: Lowering, value: Value, form: Form): string {
  const source = lowering.source(value);
  if (source.shape.length === 0) return lowering.read(source);
  if (isPlain(form)) return lowering.read(source);
  return lowering.read(source, form);
}

/** Whether `shape` broadcasts to `result` without help: some operand must then carry `result` itself. */
export function carries(shape: Shape, result: Shape): boolean {
  return shape.length === result.length && shape.every((dim, axis) => dimEquals(dim, result[axis] as Dim));
}
