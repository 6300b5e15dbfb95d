/** @file Wires that change hands: a node spliced into one, the gap that a removed node leaves, room in a row. */
import type { Draft } from 'mutative';
import type { LayerDefinition } from '../../engine/catalog/define.ts';
import { accepts } from '../../engine/model/analyze/nodes.ts';
import { definitionOf } from '../../engine/model/analyze/wiring.ts';
import type { DocumentEdge, DocumentGraph, DocumentNode, LoomDocument } from '../../engine/model/document/types.ts';
import { findLayer } from '../../engine/model/registry.ts';
import { columnPitch, freeId, mainGraph, nodeOf, nodeSize, overlaps, type Point } from './graph.ts';
import { reportOf } from './report.ts';
import type { EditorState } from './state.ts';

/** What flows along a wire, where its source knows. */
function dtypeOn(state: EditorState, edge: DocumentEdge): 'f32' | 'i32' | null {
  const source = nodeOf(mainGraph(state), edge.source);
  const index = source ? (definitionOf(source)?.outputs.findIndex(({ name }) => name === edge.sourcePort) ?? -1) : -1;
  return reportOf(state).nodes.get(edge.source)?.outputs?.[Math.max(0, index)]?.dtype ?? null;
}

/** Whether a node of this type can stand in the middle of a wire. */
export function fitsWire(state: EditorState, type: string, edgeId: string): boolean {
  const definition = findLayer(type);
  const edge = mainGraph(state).edges.find(({ id }) => id === edgeId);
  const input = definition?.inputs[0];
  if (!edge || !input || definition.outputs.length === 0) return false;
  const dtype = dtypeOn(state, edge);
  return dtype === null || accepts(input.accepts, dtype);
}

/** Whether a node that stands on the canvas can: only one that no wire leads to or from. */
export function nodeFitsWire(state: EditorState, nodeId: string, edgeId: string): boolean {
  const graph = mainGraph(state);
  const node = nodeOf(graph, nodeId);
  const wired = graph.edges.some((edge) => edge.source === nodeId || edge.target === nodeId);
  return node !== undefined && !wired && fitsWire(state, node.type, edgeId);
}

/** Cuts the wire in two, the node between. The half that enters the target keeps its id and its place among others. */
export function spliceInto(document: Draft<LoomDocument>, edgeId: string, node: string, definition: LayerDefinition): void {
  const { edges } = document.graphs.main;
  const edge = edges.find(({ id }) => id === edgeId);
  const [input, output] = [definition.inputs[0], definition.outputs[0]];
  if (!edge || !input || !output) return;
  const { source, sourcePort } = edge;
  edges.push({ id: freeId('e', edges), source, sourcePort, target: node, targetPort: input.name });
  edge.source = node;
  edge.sourcePort = output.name;
}

/** Where a node goes that is dropped on a wire: there if it is free, else before the wire's target, which moves on. */
export function placeOnWire(graph: DocumentGraph, edgeId: string, dropped: Point, self: string | null): Point {
  const others = graph.nodes.filter(({ id }) => id !== self);
  if (!others.some((node) => overlaps(node.position, dropped))) return dropped;
  const edge = graph.edges.find(({ id }) => id === edgeId);
  return others.find(({ id }) => id === edge?.target)?.position ?? dropped;
}

/** Moves what stands at a place, and all to its right in that row, one column on. */
export function makeRoom(document: Draft<LoomDocument>, place: Point, self: string | null = null): void {
  const others = document.graphs.main.nodes.filter(({ id }) => id !== self);
  if (!others.some((node) => overlaps(node.position, place))) return;
  const { x, y } = place;
  for (const { position } of others) {
    if (Math.abs(position.y - y) < nodeSize.height && position.x > x - nodeSize.width) position.x += columnPitch;
  }
}

/** The wires that are left when nodes go: each wire out of the gap starts where the first wire into the gap did. */
export function healed(graph: DocumentGraph, gone: ReadonlySet<string>, cut: ReadonlySet<string>): DocumentEdge[] {
  const edges = graph.edges.filter((edge) => !cut.has(edge.id) && !gone.has(edge.target));
  const taken = new Set(edges.filter((edge) => !gone.has(edge.source)).map(endsKey));
  return edges.flatMap((edge) => {
    if (!gone.has(edge.source)) return [edge];
    const start = feederOf(graph, edge, gone, cut);
    const mended = start && { ...edge, source: start.source, sourcePort: start.sourcePort };
    if (!mended || taken.has(endsKey(mended))) return [];
    taken.add(endsKey(mended));
    return [mended];
  });
}

function endsKey(edge: DocumentEdge): string {
  return [edge.source, edge.sourcePort, edge.target, edge.targetPort].join('\n');
}

/** The wire that enters the gap upstream of `edge`; a circle in a broken file ends the search. */
function feederOf(
  graph: DocumentGraph,
  edge: DocumentEdge,
  gone: ReadonlySet<string>,
  cut: ReadonlySet<string>,
): DocumentEdge | null {
  const seen = new Set<string>();
  let at: DocumentEdge | undefined = edge;
  while (at && gone.has(at.source)) {
    const { source }: DocumentEdge = at;
    if (seen.has(source)) return null;
    seen.add(source);
    at = graph.edges.find((each) => each.target === source && !cut.has(each.id));
  }
  return at ?? null;
}

/** Nodes of the graph that are ends of the model and wait for a wire. */
export function waitingOutputs(graph: DocumentGraph): DocumentNode[] {
  return graph.nodes.filter(
    (node) => definitionOf(node)?.role === 'output' && !graph.edges.some((edge) => edge.target === node.id),
  );
}
