/** @file Small questions about the main graph: ids, names, wires, and where a new node stands. */
import type { DocumentEdge, DocumentGraph, DocumentNode, LoomDocument } from '../../engine/model/document/types.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Size and distances of nodes, as the look has them. */
export const nodeSize = { width: 168, height: 88 } as const;
export const columnPitch = nodeSize.width + 32;
export const rowPitch = nodeSize.height + 64;
export const branchPitch = nodeSize.height + 40;
/** Columns of a row. */
export const perRow = 4;

export function mainGraph(state: { readonly document: LoomDocument }): DocumentGraph {
  return state.document.graphs.main;
}

export function nodeOf(graph: DocumentGraph, id: string): DocumentNode | undefined {
  return graph.nodes.find((node) => node.id === id);
}

/** `n1`, `n2`, ...: the first number after all that are taken. */
export function freeId(prefix: string, taken: readonly { readonly id: string }[]): string {
  const used = new Set(taken.map((entry) => entry.id));
  let number = used.size + 1;
  while (used.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** Keras' own way of naming: `Conv2D` becomes `conv2d`, the second one `conv2d_1`. */
export function freeName(type: string, taken: readonly { readonly name: string }[]): string {
  const base = type
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
  return numbered(base, taken);
}

/** The name of a copy: the same where it is free, else with the next number. */
export function copiedName(name: string, taken: readonly { readonly name: string }[]): string {
  return taken.some((entry) => entry.name === name) ? numbered(name.replace(/_\d+$/, ''), taken) : name;
}

function numbered(base: string, taken: readonly { readonly name: string }[]): string {
  const used = new Set(taken.map((entry) => entry.name));
  let name = base;
  for (let number = 1; used.has(name); number++) name = `${base}_${number}`;
  return name;
}

/** Everything that `starts` feed, themselves included. */
export function downstream(edges: readonly DocumentEdge[], ...starts: readonly string[]): Set<string> {
  return follow(
    edges,
    starts,
    ({ source }) => source,
    ({ target }) => target,
  );
}

/** Everything that `starts` are fed by, themselves included. */
export function upstream(edges: readonly DocumentEdge[], ...starts: readonly string[]): Set<string> {
  return follow(
    edges,
    starts,
    ({ target }) => target,
    ({ source }) => source,
  );
}

type End = (edge: DocumentEdge) => string;

function follow(edges: readonly DocumentEdge[], starts: readonly string[], from: End, to: End): Set<string> {
  const next = new Map<string, string[]>();
  for (const edge of edges) {
    const list = next.get(from(edge));
    if (list) list.push(to(edge));
    else next.set(from(edge), [to(edge)]);
  }
  const found = new Set(starts);
  for (const id of found) for (const reached of next.get(id) ?? []) found.add(reached);
  return found;
}

/** A free place to the right of `after`; rows of four, then the next row begins under the first node. */
export function placeAfter(graph: DocumentGraph, after: DocumentNode | undefined): Point {
  if (graph.nodes.length === 0) return { x: 0, y: 0 };
  const left = Math.min(...graph.nodes.map((node) => node.position.x));
  if (!after) return { x: left, y: bottom(graph) + branchPitch };
  const right = { x: after.position.x + columnPitch, y: after.position.y };
  if (right.x > left + (perRow - 1) * columnPitch + columnPitch / 2)
    return freeDown(graph, { x: left, y: bottom(graph) + rowPitch });
  return freeDown(graph, right);
}

function bottom(graph: DocumentGraph): number {
  return Math.max(...graph.nodes.map((node) => node.position.y));
}

/** `place`, or the first free one beneath it. */
export function freeDown(graph: DocumentGraph, place: Point): Point {
  let { y } = place;
  while (graph.nodes.some((node) => overlaps(node.position, { x: place.x, y }))) y += branchPitch;
  return { x: place.x, y };
}

/** `place` where it is free, else the nearest place that is. */
export function freeNear(graph: DocumentGraph, place: Point): Point {
  const { nodes } = graph;
  if (!nodes.some(({ position }) => overlaps(position, place))) return place;
  for (let reach = grid; reach <= farthest; reach += grid) {
    const free = ring(place, reach).find((each) => !nodes.some(({ position }) => overlaps(position, each, grid)));
    if (free) return free;
  }
  return freeDown(graph, place);
}

const grid = 8;
const farthest = 800;

/** Points of the grid at this distance along either axis, the nearest first. */
function ring({ x, y }: Point, reach: number): Point[] {
  const along = Array.from({ length: reach / grid + 1 }, (_, step) => step * grid);
  return along.flatMap((side) =>
    [side, -side].flatMap((off) => [
      { x: x + off, y: y + reach },
      { x: x + off, y: y - reach },
      { x: x + reach, y: y + off },
      { x: x - reach, y: y + off },
    ]),
  );
}

/** Whether nodes at these places lie over each other, or nearer than `gap`. */
export function overlaps(a: Point, b: Point, gap = 0): boolean {
  return Math.abs(a.x - b.x) < nodeSize.width + gap && Math.abs(a.y - b.y) < nodeSize.height + gap;
}
