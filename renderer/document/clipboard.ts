/** @file Nodes on the system clipboard: JSON with a version, read by any window of Layerloom. */
import { edgeSchema, nodeSchema } from '../../engine/model/document/schema.ts';
import type { DocumentEdge, DocumentNode } from '../../engine/model/document/types.ts';
import { z } from '../../engine/model/document/zod.ts';
import { mainGraph, nodeOf } from './graph.ts';
import type { EditorState } from './state.ts';

export interface Clip {
  readonly nodes: readonly DocumentNode[];
  /** Wires between these nodes. */
  readonly edges: readonly DocumentEdge[];
  /** Columns of the data that ends of a model are bound to, by node id. */
  readonly columns: Readonly<Record<string, string>>;
}

const schema = z.object({
  layerloom: z.literal('nodes'),
  version: z.literal(1),
  nodes: z.array(nodeSchema).min(1),
  edges: z.array(edgeSchema),
  columns: z.record(z.string(), z.string()),
});

/** The selected nodes; null where there are none. One that shared another's weights becomes a layer of its own. */
export function clipOf(state: EditorState): Clip | null {
  const graph = mainGraph(state);
  const chosen = new Set(state.selection.nodes);
  const nodes = graph.nodes
    .filter(({ id }) => chosen.has(id))
    .map((node) => {
      const { shares, ...own } = node;
      return shares === undefined ? node : { ...own, params: nodeOf(graph, shares)?.params ?? {} };
    });
  if (nodes.length === 0) return null;
  const edges = graph.edges.filter(({ source, target }) => chosen.has(source) && chosen.has(target));
  const columns = Object.entries(state.document.data.columns).filter(([id]) => chosen.has(id));
  return { nodes, edges, columns: Object.fromEntries(columns) };
}

export function writeClip({ nodes, edges, columns }: Clip): string {
  return JSON.stringify({ layerloom: 'nodes', version: 1, nodes, edges, columns }, null, 2);
}

/** Null for anything that is no copy of nodes: foreign text is nothing to complain about. */
export function readClip(text: string): Clip | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const read = schema.safeParse(JSON.parse(text));
    if (!read.success) return null;
    const { nodes, edges, columns } = read.data;
    const ids = new Set(nodes.map(({ id }) => id));
    if (ids.size < nodes.length) return null;
    const inner = edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
    return { nodes: nodes as DocumentNode[], edges: inner, columns };
  } catch {
    return null;
  }
}
