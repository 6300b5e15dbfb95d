/** @file A new node with its defaults, and the wire that leads to it. */
import { defaults } from '../../engine/catalog/params.ts';
import { definitionOf } from '../../engine/model/analyze/wiring.ts';
import type { DocumentEdge, DocumentGraph, DocumentNode } from '../../engine/model/document/types.ts';
import { findLayer } from '../../engine/model/registry.ts';
import { type Point, freeId, freeName } from './graph.ts';

/** Null for a type that this version does not know. */
export function newNode(
  graph: DocumentGraph,
  type: string,
  position: Point,
  params: Readonly<Record<string, unknown>> = {},
): DocumentNode | null {
  const definition = findLayer(type);
  if (!definition) return null;
  return {
    id: freeId('n', graph.nodes),
    type,
    name: freeName(type, graph.nodes),
    params: { ...structuredClone(defaults(definition.params)), ...params },
    position,
  };
}

/** From the first output of `source` to the first input of `target`; null where one has none. */
export function wireBetween(graph: DocumentGraph, source: DocumentNode, target: DocumentNode): DocumentEdge | null {
  const output = definitionOf(source)?.outputs[0];
  const input = definitionOf(target)?.inputs[0];
  if (!output || !input) return null;
  return { id: freeId('e', graph.edges), source: source.id, sourcePort: output.name, target: target.id, targetPort: input.name };
}
