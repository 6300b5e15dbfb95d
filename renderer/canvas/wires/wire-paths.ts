/** @file How wires are drawn: curves, straight pieces with round corners, and whether they run over a box. */

export interface Ends {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Corner = readonly [number, number];

const corner = 10;
/** A wire that has less room than this to its right turns back. */
export const room = 14;

/** Within a row, and to another branch. */
export function curve({ x1, y1, x2, y2 }: Ends): string {
  const bend = bendOf(x1, x2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function bendOf(x1: number, x2: number): number {
  return Math.max(room, Math.min(60, Math.abs(x2 - x1) / 2));
}

/** Whether the curve comes nearer to a box than `margin`. */
export function curveMeets({ x1, y1, x2, y2 }: Ends, boxes: readonly Box[], margin: number): boolean {
  const [upper, lower] = [Math.min(y1, y2) - margin, Math.max(y1, y2) + margin];
  const near = boxes.filter((box) => box.left < x2 && box.right > x1 && box.top < lower && box.bottom > upper);
  if (near.length === 0) return false;
  const bend = bendOf(x1, x2);
  const steps = Math.max(8, Math.ceil((x2 - x1) / 16));
  const at = (a: number, b: number, c: number, d: number, t: number): number =>
    a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t ** 2 * (1 - t) + d * t ** 3;
  for (let step = 1; step < steps; step += 1) {
    const t = step / steps;
    const [x, y] = [at(x1, x1 + bend, x2 - bend, x2, t), at(y1, y1, y2, y2, t)];
    if (near.some((box) => holds(box, x, y, margin))) return true;
  }
  return false;
}

function holds(box: Box, x: number, y: number, margin: number): boolean {
  return x > box.left - margin && x < box.right + margin && y > box.top - margin && y < box.bottom + margin;
}

/** Whether a level or upright piece comes nearer to a box than `margin`. */
export function pieceMeets([x1, y1]: Corner, [x2, y2]: Corner, boxes: readonly Box[], margin: number): boolean {
  const [left, right] = [Math.min(x1, x2) - margin, Math.max(x1, x2) + margin];
  const [top, bottom] = [Math.min(y1, y2) - margin, Math.max(y1, y2) + margin];
  return boxes.some((box) => box.left < right && box.right > left && box.top < bottom && box.bottom > top);
}

/** Straight pieces joined by quarter curves. */
export function rounded(points: readonly Corner[]): string {
  const start = points[0] as Corner;
  let path = `M${start[0]} ${start[1]}`;
  for (let i = 1; i < points.length - 1; i += 1) {
    const [before, at, after] = points.slice(i - 1, i + 2) as [Corner, Corner, Corner];
    const enter = towards(at, before);
    const leave = towards(at, after);
    path += `L${enter[0]} ${enter[1]}Q${at[0]} ${at[1]} ${leave[0]} ${leave[1]}`;
  }
  const end = points.at(-1) as Corner;
  return `${path}L${end[0]} ${end[1]}`;
}

/** The point a corner's radius away from `from`, or half way where the piece is short. */
function towards(from: Corner, to: Corner): Corner {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const step = Math.min(corner, length / 2) / length;
  return [from[0] + dx * step, from[1] + dy * step];
}
