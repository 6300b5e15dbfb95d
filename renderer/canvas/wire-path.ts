/** @file The way of a wire: a curve within a row, a rounded detour through the gap between rows to the next one. */

export interface Ends {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
}

const corner = 10;
const out = 18;

/** `lane` keeps parallel detours 12 px apart. */
export function wirePath({ sourceX: x1, sourceY: y1, targetX: x2, targetY: y2 }: Ends, lane = 0): string {
  if (x2 - x1 >= 2 * corner) {
    if (Math.abs(y2 - y1) < 1) return `M${x1},${y1}L${x2},${y2}`;
    const bend = Math.max(16, (x2 - x1) / 2);
    return `M${x1},${y1}C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
  }
  const right = x1 + out + 12 * lane;
  const left = x2 - out - 12 * lane;
  const middle = Math.abs(y2 - y1) < 4 * corner ? Math.max(y1, y2) + 76 : (y1 + y2) / 2 + 12 * lane;
  return rounded([
    [x1, y1],
    [right, y1],
    [right, middle],
    [left, middle],
    [left, y2],
    [x2, y2],
  ]);
}

type Point = readonly [number, number];

/** Straight pieces joined by quarter curves. */
function rounded(points: readonly Point[]): string {
  const start = points[0] as Point;
  let path = `M${start[0]},${start[1]}`;
  for (let i = 1; i < points.length - 1; i += 1) {
    const [before, at, after] = points.slice(i - 1, i + 2) as [Point, Point, Point];
    const enter = towards(at, before);
    const leave = towards(at, after);
    path += `L${enter[0]},${enter[1]}Q${at[0]},${at[1]} ${leave[0]},${leave[1]}`;
  }
  const end = points.at(-1) as Point;
  return `${path}L${end[0]},${end[1]}`;
}

/** The point a corner's radius away from `from`, or half way where the piece is short. */
function towards(from: Point, to: Point): Point {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const step = Math.min(corner, length / 2) / length;
  return [from[0] + dx * step, from[1] + dy * step];
}
