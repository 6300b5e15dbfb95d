/** @file The ways of all wires: curves within a row, around nodes that stand between, and detours through the gap between rows that nest. */
import { nodeSize, type Point } from '../../document/graph.ts';
import { Lanes } from './lanes.ts';
import { type Box, type Corner, curve, curveMeets, type Ends, pieceMeets, room, rounded } from './wire-paths.ts';

/** A wire between the middles of two ports. */
export interface Wire extends Ends {
  readonly id: string;
  /** Upper edge of the node that it leads to. */
  readonly top: number;
}

const apart = 12;
const margin = 8;

/** SVG path data by wire id. `nodes`: the places of all nodes, which wires keep away from; without them only the ends count. */
export function routeWires(wires: readonly Wire[], nodes: readonly Point[] = []): Map<string, string> {
  const boxes = nodes.map(({ x, y }) => ({ left: x, top: y, right: x + nodeSize.width, bottom: y + nodeSize.height }));
  const rows = rowsOf(boxes);
  const lanes = new Lanes(boxes);
  const paths = new Map<string, string>();
  const back: Wire[] = [];
  for (const wire of wires) {
    const forward = wire.x2 - wire.x1 >= room;
    const way = forward && curveMeets(wire, boxes, 2) ? aside(wire, boxes, rows, lanes) : null;
    if (way) paths.set(wire.id, way);
    else if (forward && !curveMeets(wire, boxes, 2)) paths.set(wire.id, curve(wire));
    else back.push({ ...wire, top: gapOver(wire, boxes, rows) });
  }
  for (const group of byGap(back)) {
    const top = Math.min(...group.map((wire) => wire.top));
    // The lowest source turns back first and runs highest: so the detours nest.
    const nested = [...group].sort((a, b) => b.y1 - a.y1 || a.x2 - b.x2);
    nested.forEach((wire, index) => {
      const alone = nested.length === 1;
      const track = alone ? top - 32 : top - 24 - apart * (nested.length - 1 - index);
      paths.set(wire.id, detour(wire, lanes.out(wire, track, alone), track, lanes));
    });
  }
  return paths;
}

/** Where nodes stand from top to bottom, with free gaps in between. */
function rowsOf(boxes: readonly Box[]): { top: number; bottom: number }[] {
  const rows: { top: number; bottom: number }[] = [];
  for (const { top, bottom } of [...boxes].sort((a, b) => a.top - b.top)) {
    const row = rows.at(-1);
    if (row && top < row.bottom + 2 * margin) row.bottom = Math.max(row.bottom, bottom);
    else rows.push({ top, bottom });
  }
  return rows;
}

/** The upper edge that a detour runs over: of the node it leads to where there is room, else of the node's row. */
function gapOver(
  { x1, x2, top }: Wire,
  boxes: readonly Box[],
  rows: readonly { readonly top: number; readonly bottom: number }[],
): number {
  if (!pieceMeets([Math.min(x1, x2), top - 32], [Math.max(x1, x2), top - 32], boxes, margin + 2)) return top;
  return rows.find((row) => row.top <= top && row.bottom >= top)?.top ?? top;
}

/** A way along above or below the nodes that stand between, in the same row; null where there is none. */
function aside(
  wire: Wire,
  boxes: readonly Box[],
  rows: readonly { readonly top: number; readonly bottom: number }[],
  lanes: Lanes,
): string | null {
  const { x1, y1, x2, y2 } = wire;
  const row = rows.find(({ top, bottom }) => top <= y1 && bottom >= y1);
  if (!row || y2 < row.top || y2 > row.bottom || x2 - x1 < 48) return null;
  const between = boxes.filter(({ left, right }) => left < x2 && right > x1);
  const tracks = between
    .flatMap(({ top, bottom }) => [top - 20, bottom + 20, top - 32, bottom + 32])
    .sort((a, b) => Math.abs(a - y1) + Math.abs(a - y2) - Math.abs(b - y1) - Math.abs(b - y2) || a - b);
  for (const track of tracks) {
    const [from, to]: [Corner, Corner] = [
      [x1 + 8, track],
      [x2 - 8, track],
    ];
    if (pieceMeets(from, to, between, margin) || !lanes.isFree(from, to)) continue;
    lanes.take(from, to);
    return detour(wire, lanes.out(wire, track, true), track, lanes);
  }
  return null;
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

/** Out, into the gap, along it, and in. */
function detour(wire: Wire, right: number, track: number, lanes: Lanes): string {
  const { x1, y1, x2, y2 } = wire;
  const left = lanes.into(wire, track);
  return rounded([
    [x1, y1],
    [right, y1],
    [right, track],
    [left, track],
    [left, y2],
    [x2, y2],
  ]);
}
