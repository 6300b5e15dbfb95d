/** @file Deletes the selected nodes with their wires, and the selected wires. */
import { mainGraph } from '../graph.ts';
import { edit } from '../history.ts';
import { nothing } from '../state.ts';
import type { Command } from './command.ts';

export const removeSelection: Command = {
  id: 'remove-selection',
  label: 'commands.remove-selection',
  icon: 'trash',
  shortcuts: ['Delete', 'Backspace'],
  enabled: (state) => state.selection.nodes.length + state.selection.edges.length > 0,
  run: (state) => {
    const nodes = new Set(state.selection.nodes);
    const edges = new Set(state.selection.edges);
    return edit(
      state,
      (document) => {
        const graph = mainGraph({ document });
        const main = document.graphs.main;
        main.nodes = main.nodes.filter((node) => !nodes.has(node.id));
        main.edges = graph.edges.filter((edge) => !edges.has(edge.id) && !nodes.has(edge.source) && !nodes.has(edge.target));
        for (const id of nodes) delete document.data.columns[id];
      },
      { selection: nothing },
    );
  },
};
