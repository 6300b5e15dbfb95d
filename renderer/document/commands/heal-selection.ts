/** @file Deletes the selection and joins the wires over the gap. */
import { mainGraph } from '../graph.ts';
import { healed } from '../wires.ts';
import type { Command } from './command.ts';
import { removed, removeSelection } from './remove-selection.ts';

export const healSelection: Command = {
  id: 'heal-selection',
  label: 'commands.heal-selection',
  icon: null,
  shortcuts: ['Mod+Delete', 'Mod+Backspace'],
  enabled: removeSelection.enabled,
  run: (state) => {
    const gone = new Set(state.selection.nodes);
    return removed(state, gone, healed(mainGraph(state), gone, new Set(state.selection.edges)));
  },
};
