/** @file Auto layout: new places for all nodes, or for some of them, from left to right in rows. */
import type { DocumentEdge, DocumentGraph } from '../../../engine/model/document/types.ts';
import { columnPitch, nodeSize, overlaps, type Point, perRow, rowPitch } from '../../document/graph.ts';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import { columnsOf } from './columns.ts';
import { placeRows } from './rows.ts';

/** `chosen`: ids; null for all. The same drawing always gives the same places. What is chosen keeps its upper left corner. */
export async function arrange(
  elk: Parameters<typeof columnsOf>[0],
  graph: DocumentGraph,
  chosen: readonly string[] | null,
): Promise<Readonly<Record<string, Point>>> {
  const wanted = new Set(chosen ?? graph.nodes.map(({ id }) => id));
  const nodes = graph.nodes.filter(({ id }) => wanted.has(id));
  if (nodes.length === 0) return {};
  const edges = inPortOrder(graph).filter(({ source, target }) => source !== target && wanted.has(source) && wanted.has(target));
  const places = new Map<string, Point>();
  let top = 0;
  const parts = partsOf(
    nodes.map(({ id }) => id),
    edges,
  );
  for (const part of parts.filter(({ length }) => length > 1)) {
    const inner = edges.filter(({ source }) => part.includes(source));
    const placed = placeRows(await columnsOf(elk, part, inner), inner, top);
    for (const [id, place] of placed.places) places.set(id, place);
    top = placed.next;
  }
  const single = parts.filter(({ length }) => length === 1).flat();
  single.forEach((id, index) => {
    places.set(id, { x: (index % perRow) * columnPitch, y: top + Math.floor(index / perRow) * rowPitch });
  });
  const corner = cornerOf(nodes.map(({ position }) => position));
  const others = graph.nodes.filter(({ id }) => !wanted.has(id)).map(({ position }) => position);
  return clear(places, corner, others);
}

function cornerOf(places: readonly Point[]): Point {
  const snap = (value: number): number => Math.round(value / 8) * 8;
  return { x: snap(Math.min(...places.map(({ x }) => x))), y: snap(Math.min(...places.map(({ y }) => y))) };
}

/** From `corner` on, or as much further down as keeps the others free. */
function clear(places: ReadonlyMap<string, Point>, { x, y }: Point, others: readonly Point[]): Record<string, Point> {
  const moved = (down: number): [string, Point][] => [...places].map(([id, at]) => [id, { x: at.x + x, y: at.y + y + down }]);
  let down = 0;
  while (moved(down).some(([, place]) => others.some((other) => overlaps(place, other)))) down += nodeSize.height / 2;
  return Object.fromEntries(moved(down));
}

/** Wires into each node in the order of its ports. */
function inPortOrder(graph: DocumentGraph): DocumentEdge[] {
  const ports = new Map(graph.nodes.map((node) => [node.id, (definitionOf(node)?.inputs ?? []).map(({ name }) => name)]));
  const rank = ({ target, targetPort }: DocumentEdge): number => ports.get(target)?.indexOf(targetPort) ?? 0;
  return graph.edges
    .map((edge, index) => ({ edge, index, rank: rank(edge) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ edge }) => edge);
}

/** Ids of connected nodes, in the order of the nodes. */
function partsOf(ids: readonly string[], edges: readonly DocumentEdge[]): string[][] {
  const near = new Map(ids.map((id): [string, string[]] => [id, []]));
  for (const { source, target } of edges) {
    near.get(source)?.push(target);
    near.get(target)?.push(source);
  }
  const part = new Map<string, number>();
  let count = 0;
  for (const id of ids) {
    if (part.has(id)) continue;
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (part.has(next)) continue;
      part.set(next, count);
      open.push(...(near.get(next) ?? []));
    }
    count += 1;
  }
  return Array.from({ length: count }, (_, index) => ids.filter((id) => part.get(id) === index));
}
