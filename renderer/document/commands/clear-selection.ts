/** @file Selects nothing, so that the inspector shows the training settings. */
import { nothing } from '../state.ts';
import type { Command } from './command.ts';

export const clearSelection: Command = {
  id: 'clear-selection',
  label: 'commands.clear-selection',
  icon: null,
  shortcuts: ['Escape'],
  enabled: (state) => state.selection.nodes.length + state.selection.edges.length > 0,
  run: (state) => ({ ...state, selection: nothing }),
};
