/** @file Deletes the selected nodes with their wires, and the selected wires. */
import { mainGraph } from '../graph.ts';
import { edit } from '../history.ts';
import { type EditorState, nothing } from '../state.ts';
import type { Command } from './command.ts';
import type { DocumentEdge } from '../../../engine/model/document/types.ts';

export const removeSelection: Command = {
  id: 'remove-selection',
  label: 'commands.remove-selection',
  icon: 'trash',
  shortcuts: ['Delete', 'Backspace'],
  enabled: (state) => state.selection.nodes.length + state.selection.edges.length > 0,
  run: (state) => {
    const nodes = new Set(state.selection.nodes);
    const edges = new Set(state.selection.edges);
    const stays = (edge: DocumentEdge): boolean => !edges.has(edge.id) && !nodes.has(edge.source) && !nodes.has(edge.target);
    return removed(state, nodes, mainGraph(state).edges.filter(stays));
  },
};

/** The drawing without these nodes, with these wires; what was selected is gone. */
export function removed(state: EditorState, gone: ReadonlySet<string>, edges: readonly DocumentEdge[]): EditorState {
  return edit(
    state,
    (document) => {
      const { main } = document.graphs;
      if (gone.size > 0) main.nodes = main.nodes.filter((node) => !gone.has(node.id));
      main.edges = edges.map((edge) => ({ ...edge }));
      const bound = Object.entries(document.data.columns);
      const left = bound.filter(([id]) => !gone.has(id));
      if (left.length < bound.length) document.data.columns = Object.fromEntries(left);
    },
    { selection: nothing },
  );
}
