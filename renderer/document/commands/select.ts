/** @file Selects exactly these nodes and wires. The view's business: not an undo step. */
import { mainGraph } from '../graph.ts';
import type { Selection } from '../state.ts';
import { always, type Command } from './command.ts';

export const select: Command<Selection> = {
  id: 'select',
  label: 'commands.select',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, selection) => {
    const graph = mainGraph(state);
    const nodes = selection.nodes.filter((id) => graph.nodes.some((node) => node.id === id));
    const edges = selection.edges.filter((id) => graph.edges.some((edge) => edge.id === id));
    if (same(nodes, state.selection.nodes) && same(edges, state.selection.edges)) return state;
    return { ...state, selection: { nodes, edges } };
  },
};

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
