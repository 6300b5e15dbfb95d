/** @file Takes a wire away. */
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export const disconnect: Command<{ readonly edge: string }> = {
  id: 'disconnect',
  label: 'commands.disconnect',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { edge: id }) =>
    edit(
      state,
      (document) => {
        const { edges } = document.graphs.main;
        const index = edges.findIndex((edge) => edge.id === id);
        if (index >= 0) edges.splice(index, 1);
      },
      { selection: { ...state.selection, edges: state.selection.edges.filter((edge) => edge !== id) } },
    ),
};
