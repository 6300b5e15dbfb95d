/** @file Columns as rows of at most four, of equal length; branches stand above each other, centred on the row. */
import type { DocumentEdge } from '../../../engine/model/document/types.ts';
import { branchPitch, columnPitch, nodeSize, type Point, perRow } from '../../document/graph.ts';
import type { Columns, Item } from './columns.ts';

const gap = 64;
/** What a gap needs for `count` wires that run back along it. */
const gapFor = (count: number): number => Math.max(gap, Math.ceil((40 + 12 * count) / 8) * 8);

interface Placed {
  readonly places: ReadonlyMap<string, Point>;
  /** Where the next part may begin. */
  readonly next: number;
}

export function placeRows(columns: Columns, edges: readonly DocumentEdge[], top: number): Placed {
  const count = Math.ceil(columns.length / perRow);
  const length = Math.ceil(columns.length / count);
  const rowOf = new Map(
    columns.flatMap((column, index) =>
      column.filter(({ until }) => until === null).map(({ node }): [string, number] => [node, Math.floor(index / length)]),
    ),
  );
  const places = new Map<string, Point>();
  let y = top;
  for (let row = 0; row < count; row += 1) {
    const into = edges.filter(({ source, target }) => rowOf.get(target) === row && rowOf.get(source) !== row).length;
    if (row > 0) y += gapFor(into);
    const first = row * length;
    y = placeRow(columns.slice(first, first + length), first, y, places);
  }
  return { places, next: y + gap };
}

/** The lower end of the row. */
function placeRow(columns: Columns, first: number, top: number, places: Map<string, Point>): number {
  const last = first + columns.length - 1;
  const found = columns.flatMap((column, index) => {
    const items = within(column, first + index, last);
    return items.flatMap(({ node, until }, place) =>
      until === null ? [{ node, x: index * columnPitch, y: (place - (items.length - 1) / 2) * branchPitch }] : [],
    );
  });
  const highest = Math.min(...found.map(({ y }) => y));
  for (const { node, x, y } of found) places.set(node, { x, y: top + y - highest });
  return top + Math.max(...found.map(({ y }) => y)) - highest + nodeSize.height;
}

/** Nodes, and wires that end in this row; several of one node share a way. */
function within(column: readonly Item[], at: number, last: number): Item[] {
  const seen = new Set<string>();
  return column.filter(({ node, until }) => {
    if (until === null) return true;
    if (until > last || until <= at || seen.has(node)) return false;
    seen.add(node);
    return true;
  });
}
