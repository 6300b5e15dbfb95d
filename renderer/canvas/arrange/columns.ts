/** @file A drawing in columns along its wires: ELK says which column a node stands in and what stands above what. */
import type { ELK, ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { DocumentEdge } from '../../../engine/model/document/types.ts';
import { nodeSize } from '../../document/graph.ts';

/** A place in a column: of a node, or of a wire that runs past the nodes there. */
export interface Item {
  /** The node; for a wire the one that it comes from. */
  readonly node: string;
  /** The column where the wire ends; null for a node. */
  readonly until: number | null;
}

/** From left to right, each from top to bottom. */
export type Columns = readonly (readonly Item[])[];

type Layouter = Pick<ELK, 'layout'>;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.separateConnectedComponents': 'false',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

/** Of nodes that are connected. `edges`: the wires between them, those into a node in the order of its ports. */
export async function columnsOf(elk: Layouter, nodes: readonly string[], edges: readonly DocumentEdge[]): Promise<Columns> {
  if (nodes.length === 1) return [nodes.map((node) => ({ node, until: null }))];
  const graph: ElkNode = {
    id: 'graph',
    layoutOptions: options,
    children: nodes.map((id) => elkNode(id, edges)),
    edges: edges.map(({ id, source, target }) => ({ id, sources: [`${source}\nout`], targets: [`${target}\n${id}`] })),
  };
  const { children = [], edges: routed = [] } = await elk.layout(graph);
  const starts = [...new Set(children.map(({ x = 0 }) => x))].sort((a, b) => a - b);
  const columnOf = new Map(children.map(({ id, x = 0 }) => [id, starts.indexOf(x)]));
  const places = starts.map((): { readonly item: Item; readonly y: number }[] => []);
  for (const { id, y = 0 } of children) {
    places[columnOf.get(id) ?? 0]?.push({ item: { node: id, until: null }, y: y + nodeSize.height / 2 });
  }
  const wires = new Map(routed.map((edge) => [edge.id, edge]));
  for (const { id, source, target } of edges) {
    const [from, to] = [columnOf.get(source) ?? 0, columnOf.get(target) ?? 0];
    for (let column = from + 1; column < to; column += 1) {
      const y = heightAt(wires.get(id), (starts[column] ?? 0) + nodeSize.width / 2);
      places[column]?.push({ item: { node: source, until: to }, y });
    }
  }
  return places.map((column) => column.sort((a, b) => a.y - b.y).map(({ item }) => item));
}

/** Inputs keep the order of their ports, so that wires into a node do not cross. */
function elkNode(id: string, edges: readonly DocumentEdge[]): ElkNode {
  const into = edges.filter(({ target }) => target === id);
  const ports = into.map((edge, index) => ({
    id: `${id}\n${edge.id}`,
    // Clockwise: at the left side from the bottom up.
    layoutOptions: { 'elk.port.side': 'WEST', 'elk.port.index': String(into.length - 1 - index) },
  }));
  return {
    id,
    ...nodeSize,
    layoutOptions: { 'elk.portConstraints': 'FIXED_ORDER' },
    ports: [...ports, { id: `${id}\nout`, layoutOptions: { 'elk.port.side': 'EAST', 'elk.port.index': '0' } }],
  };
}

/** How high the wire runs at `x`. */
function heightAt(edge: ElkExtendedEdge | undefined, x: number): number {
  const points = (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const next = points.findIndex((point) => point.x >= x);
  return (points[Math.max(0, next - 1)] ?? points.at(-1))?.y ?? 0;
}
