/** @file Selects everything that wires join with the selected nodes, in whatever direction. */
import { downstream, mainGraph } from '../graph.ts';
import { selectionOf } from '../state.ts';
import type { Command } from './command.ts';

export const selectConnected: Command = {
  id: 'select-connected',
  label: 'commands.select-connected',
  icon: null,
  shortcuts: ['Alt+S C'],
  enabled: (state) => state.selection.nodes.length > 0,
  run: (state) => {
    const { edges } = mainGraph(state);
    const back = edges.map((edge) => ({ ...edge, source: edge.target, target: edge.source }));
    return { ...state, selection: selectionOf(...downstream([...edges, ...back], ...state.selection.nodes)) };
  },
};
