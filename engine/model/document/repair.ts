/** @file Mends what a hand-edited or merged file breaks most: double ids and wires that lead nowhere. Never silent. */
import type { Issue } from '../ir.ts';
import type { DocumentEdge, DocumentGraph, DocumentNode, LoomDocument } from './types.ts';

/** Each change is an issue of severity error, so that nothing is trained that nobody drew. */
export function repair(document: LoomDocument): { document: LoomDocument; repairs: readonly Issue[] } {
  const repairs: Issue[] = [];
  const main = repairGraph(document.graphs.main, repairs);
  if (repairs.length === 0) return { document, repairs };
  return { document: { ...document, graphs: { ...document.graphs, main } }, repairs };
}

function repairGraph(graph: DocumentGraph, repairs: Issue[]): DocumentGraph {
  const taken = new Set<string>();
  const nodes: DocumentNode[] = graph.nodes.map((node) => {
    const id = free(node.id, taken);
    if (id !== node.id) repairs.push(changed('model.repaired-node-id', id, { id: node.id, name: node.name, given: id }));
    return id === node.id ? node : { ...node, id };
  });
  const takenEdges = new Set<string>();
  const edges: DocumentEdge[] = [];
  for (const edge of graph.edges) {
    const missing = [edge.source, edge.target].find((end) => !taken.has(end));
    if (missing !== undefined) {
      repairs.push(changed('model.repaired-edge', null, { id: edge.id, missing }));
      continue;
    }
    const id = free(edge.id, takenEdges);
    if (id !== edge.id) repairs.push(changed('model.repaired-edge-id', null, { id: edge.id, given: id }));
    edges.push(id === edge.id ? edge : { ...edge, id });
  }
  return { nodes, edges };
}

function free(id: string, taken: Set<string>): string {
  let candidate = id;
  for (let count = 2; taken.has(candidate); count++) candidate = `${id}-${count}`;
  taken.add(candidate);
  return candidate;
}

function changed(code: string, node: string | null, values: Issue['values']): Issue {
  return { severity: 'error', code, values, node, fixes: [] };
}
