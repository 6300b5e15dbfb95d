/** @file Takes wires away; the nodes stay. */
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export const cutWires: Command<{ readonly edges: readonly string[] }> = {
  id: 'cut-wires',
  label: 'commands.cut-wires',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { edges }) => {
    const selection = { ...state.selection, edges: state.selection.edges.filter((id) => !edges.includes(id)) };
    return edit(
      state,
      (document) => {
        const { main } = document.graphs;
        if (main.edges.some(({ id }) => edges.includes(id))) main.edges = main.edges.filter(({ id }) => !edges.includes(id));
      },
      { selection },
    );
  },
};
