/** @file Whether two drawings come to the same run. */
import type { LoomDocument } from './types.ts';

/**
 * What a run depends on: graphs, training settings and data. Places of nodes and the drawing's own name are no part of it,
 * nor is the number of epochs: a run may be lengthened.
 */
export function sameForTraining(a: LoomDocument, b: LoomDocument): boolean {
  return a === b || essence(a) === essence(b);
}

const known = new WeakMap<LoomDocument, string>();

function essence(document: LoomDocument): string {
  const held = known.get(document);
  if (held !== undefined) return held;
  const graphs = Object.entries(document.graphs).map(([name, { nodes, edges }]) => [
    name,
    nodes.map(({ position: _, ...node }) => node),
    edges.map(({ id: _, ...edge }) => edge),
  ]);
  const { epochs: _, ...training } = document.training;
  const made = JSON.stringify(sorted([graphs, training, document.data]));
  known.set(document, made);
  return made;
}

/** Keys in order: an undone edit may have put a key elsewhere. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
