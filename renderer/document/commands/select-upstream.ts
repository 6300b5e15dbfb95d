/** @file Selects what feeds the selected nodes, themselves included. */
import { upstream, mainGraph } from '../graph.ts';
import { selectionOf } from '../state.ts';
import type { Command } from './command.ts';

export const selectUpstream: Command = {
  id: 'select-upstream',
  label: 'commands.select-upstream',
  icon: null,
  shortcuts: ['Alt+S U'],
  enabled: (state) => state.selection.nodes.length > 0,
  run: (state) => ({
    ...state,
    selection: selectionOf(...upstream(mainGraph(state).edges, ...state.selection.nodes)),
  }),
};
