/** @file Selects every node and wire. */
import { mainGraph } from '../graph.ts';
import type { Command } from './command.ts';

export const selectAll: Command = {
  id: 'select-all',
  label: 'commands.select-all',
  icon: null,
  shortcuts: ['Mod+A'],
  enabled: (state) => mainGraph(state).nodes.length > 0,
  run: (state) => {
    const graph = mainGraph(state);
    return { ...state, selection: { nodes: graph.nodes.map((node) => node.id), edges: graph.edges.map((edge) => edge.id) } };
  },
};
