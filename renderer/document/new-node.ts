/** @file A new node with its defaults, the wire that leads to it, and the column of the data that suits it. */
import type { Draft } from 'mutative';
import type { LayerDefinition } from '../../engine/catalog/define.ts';
import { defaults } from '../../engine/catalog/validate.ts';
import type { Column } from '../../engine/data/types.ts';
import { definitionOf } from '../../engine/model/analyze/wiring.ts';
import type { DocumentEdge, DocumentGraph, DocumentNode, LoomDocument } from '../../engine/model/document/types.ts';
import { findLayer } from '../../engine/model/registry.ts';
import { freeId, freeName, mainGraph, type Point } from './graph.ts';
import type { WireEnds } from './refuse.ts';
import { type EditorState, factsOf } from './state.ts';

export interface NewNode {
  readonly node: DocumentNode;
  readonly definition: LayerDefinition;
  /** What an end of the model is bound to, where the data is known. */
  readonly column: Column | undefined;
}

/** Null for a type that this version does not know. */
export function newNode(
  state: EditorState,
  type: string,
  position: Point,
  params: Readonly<Record<string, unknown>> = {},
): NewNode | null {
  const definition = findLayer(type);
  if (!definition) return null;
  const { nodes } = mainGraph(state);
  const column = suitableColumn(state, definition);
  const shape = definition.role === 'input' && column ? { shape: [...column.shape], ...dtypeOf(column) } : {};
  const node: DocumentNode = {
    id: freeId('n', nodes),
    type,
    name: freeName(type, nodes),
    params: { ...structuredClone(defaults(definition.params)), ...shape, ...structuredClone(params) },
    position,
  };
  return { node, definition, column };
}

/** Writes the node and its binding into the document. */
export function putNode(document: Draft<LoomDocument>, { node, column }: NewNode): void {
  document.graphs.main.nodes.push(structuredClone(node) as Draft<DocumentNode>);
  if (column) document.data.columns = { ...document.data.columns, [node.id]: column.name };
}

/** Adds a wire under a free id. */
export function putWire(document: Draft<LoomDocument>, ends: WireEnds): void {
  const { edges } = document.graphs.main;
  const { source, sourcePort, target, targetPort } = ends;
  edges.push({ id: freeId('e', edges), source, sourcePort, target, targetPort });
}

function dtypeOf(column: Column): { readonly dtype?: string } {
  return column.dtype === 'i32' ? { dtype: 'int32' } : {};
}

/** Labels suit an Output, all else an Input; a column that nothing is bound to yet goes first. */
function suitableColumn(state: EditorState, definition: LayerDefinition): Column | undefined {
  if (definition.role === 'layer') return undefined;
  const bound = new Set(Object.values(state.document.data.columns));
  const columns = factsOf(state)?.columns ?? [];
  const suits = columns.filter((column) => (column.classes !== undefined) === (definition.role === 'output'));
  return suits.find((column) => !bound.has(column.name)) ?? suits[0] ?? columns[0];
}

/** From the first output of `source` to the first input of `target`; null where one has none. */
export function wireBetween(graph: DocumentGraph, source: DocumentNode, target: DocumentNode): DocumentEdge | null {
  const output = definitionOf(source)?.outputs[0];
  const input = definitionOf(target)?.inputs[0];
  if (!output || !input) return null;
  return { id: freeId('e', graph.edges), source: source.id, sourcePort: output.name, target: target.id, targetPort: input.name };
}
