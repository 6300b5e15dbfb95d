/** @file Finds a place for the names of lines where the lines are not. Pure. */
import type { ChartLine } from './spec.ts';

/** Where a block of names stands: `height` pixels from `top` to `bottom` at most, as near to `wanted` as it can. */
export interface Room {
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly wanted: number;
}

/** The top of a block of names that covers as little of `taken`, heights where lines run, as can be. */
export function clearOf(taken: readonly number[], { top, bottom, height, wanted }: Room): number {
  const last = Math.max(top, bottom - height);
  const rows = new Set(taken.map(Math.round));
  let best = { at: top, cost: Number.POSITIVE_INFINITY };
  for (let at = Math.round(top); at <= last; at += 1) {
    let covered = 0;
    for (let row = at; row < at + height; row += 1) if (rows.has(row)) covered += 1;
    const cost = covered + Math.abs(at - wanted) / 1000;
    if (cost < best.cost) best = { at, cost };
  }
  return best.at;
}

/** Heights of a line between `from` and its end, none further than `apart` pixels from the next. */
export function heightsFrom(
  points: ChartLine['points'],
  from: number,
  place: (point: readonly [number, number]) => readonly [number, number],
  apart: number,
): number[] {
  const heights: number[] = [];
  for (let index = 1; index < points.length; index += 1) {
    const next = points[index] as readonly [number, number];
    if (next[0] < from) continue;
    const [left, high] = place(points[index - 1] as readonly [number, number]);
    const [right, low] = place(next);
    const edge = place([from, 0])[0];
    const parts = Math.max(1, Math.ceil(Math.max(right - left, Math.abs(low - high)) / apart));
    for (let part = 0; part <= parts; part += 1)
      if (left + ((right - left) * part) / parts >= edge) heights.push(high + ((low - high) * part) / parts);
  }
  return heights;
}
