/** @file Selects what the selected nodes feed, themselves included. */
import { downstream, mainGraph } from '../graph.ts';
import { selectionOf } from '../state.ts';
import type { Command } from './command.ts';

export const selectDownstream: Command = {
  id: 'select-downstream',
  label: 'commands.select-downstream',
  icon: null,
  shortcuts: ['Alt+S D'],
  enabled: (state) => state.selection.nodes.length > 0,
  run: (state) => ({
    ...state,
    selection: selectionOf(...downstream(mainGraph(state).edges, ...state.selection.nodes)),
  }),
};
