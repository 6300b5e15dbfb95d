/** @file The ways of all wires: curves within a row; detours through the gap between rows that nest and never touch. */
import { nodeSize } from '../document/graph.ts';

/** A wire between the middles of two ports. */
export interface Wire {
  readonly id: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Upper edge of the node that it leads to. */
  readonly top: number;
}

const corner = 10;
const apart = 12;
/** A wire that has less room than this to its right turns back. */
const room = 14;

/** SVG path data by wire id. */
export function routeWires(wires: readonly Wire[]): Map<string, string> {
  const paths = new Map<string, string>();
  const back: Wire[] = [];
  for (const wire of wires) {
    if (wire.x2 - wire.x1 >= room) paths.set(wire.id, curve(wire));
    else back.push(wire);
  }
  for (const group of byGap(back)) {
    const top = Math.min(...group.map((wire) => wire.top));
    // The lowest source turns back first and runs highest: so the detours nest.
    const nested = [...group].sort((a, b) => b.y1 - a.y1 || a.x2 - b.x2);
    nested.forEach((wire, index) => {
      const alone = nested.length === 1;
      const out = alone ? 18 : apart * (index + 1);
      const track = alone ? top - 32 : top - 24 - apart * (nested.length - 1 - index);
      paths.set(wire.id, detour(wire, out, track));
    });
  }
  return paths;
}

/** Wires that lead to nodes of one row share the gap above it. */
function byGap(wires: readonly Wire[]): Wire[][] {
  const groups: Wire[][] = [];
  for (const wire of [...wires].sort((a, b) => a.top - b.top)) {
    const group = groups.at(-1);
    if (group?.[0] && wire.top - group[0].top < nodeSize.height / 2) group.push(wire);
    else groups.push([wire]);
  }
  return groups;
}

/** Within a row, and to another branch. */
export function curve({ x1, y1, x2, y2 }: Pick<Wire, 'x1' | 'y1' | 'x2' | 'y2'>): string {
  const bend = Math.max(room, Math.min(60, Math.abs(x2 - x1) / 2));
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** Out, into the gap, back along it, and in. */
function detour({ x1, y1, x2, y2 }: Wire, out: number, track: number): string {
  const [right, left] = [x1 + out, x2 - 16];
  return rounded([
    [x1, y1],
    [right, y1],
    [right, track],
    [left, track],
    [left, y2],
    [x2, y2],
  ]);
}

type Point = readonly [number, number];

/** Straight pieces joined by quarter curves. */
function rounded(points: readonly Point[]): string {
  const start = points[0] as Point;
  let path = `M${start[0]} ${start[1]}`;
  for (let i = 1; i < points.length - 1; i += 1) {
    const [before, at, after] = points.slice(i - 1, i + 2) as [Point, Point, Point];
    const enter = towards(at, before);
    const leave = towards(at, after);
    path += `L${enter[0]} ${enter[1]}Q${at[0]} ${at[1]} ${leave[0]} ${leave[1]}`;
  }
  const end = points.at(-1) as Point;
  return `${path}L${end[0]} ${end[1]}`;
}

/** The point a corner's radius away from `from`, or half way where the piece is short. */
function towards(from: Point, to: Point): Point {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const step = Math.min(corner, length / 2) / length;
  return [from[0] + dx * step, from[1] + dy * step];
}
