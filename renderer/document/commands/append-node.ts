/** @file Appends a new node to the selected one, or to the last that has no follower, and wires it. */
import type { DocumentNode } from '../../../engine/model/document/types.ts';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import { mainGraph, nodeOf, placeAfter } from '../graph.ts';
import { edit } from '../history.ts';
import { newNode, wireBetween } from '../new-node.ts';
import { refuse } from '../refuse.ts';
import type { EditorState } from '../state.ts';
import { always, type Command } from './command.ts';

export const appendNode: Command<{ readonly type: string }> = {
  id: 'append-node',
  label: 'commands.append-node',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { type }) => {
    const graph = mainGraph(state);
    const after = anchor(state);
    const node = newNode(graph, type, placeAfter(graph, after));
    if (!node) return state;
    const selection = { nodes: [node.id], edges: [] };
    const added = edit(state, (document) => void document.graphs.main.nodes.push(structuredClone(node) as never), {
      selection,
      merge: node.id,
    });
    const edge = after && wireBetween(graph, after, node);
    if (!edge || refuse(added, edge)) return added;
    return edit(added, (document) => void document.graphs.main.edges.push({ ...edge }), { selection, merge: node.id });
  },
};

/** The selected node where it has an output; else the last one drawn whose output leads nowhere. */
function anchor(state: EditorState): DocumentNode | undefined {
  const graph = mainGraph(state);
  const hasOutput = (node: DocumentNode): boolean => (definitionOf(node)?.outputs.length ?? 0) > 0;
  const chosen = state.selection.nodes.length > 0 ? nodeOf(graph, state.selection.nodes.at(-1) as string) : undefined;
  if (chosen && hasOutput(chosen)) return chosen;
  const fed = new Set(graph.edges.map((edge) => edge.source));
  return [...graph.nodes].reverse().find((node) => hasOutput(node) && !fed.has(node.id));
}
