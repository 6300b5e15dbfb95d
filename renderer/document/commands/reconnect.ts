/** @file Moves an end of a wire to another port. */
import { mainGraph } from '../graph.ts';
import { edit } from '../history.ts';
import { refuse, type WireEnds } from '../refuse.ts';
import { always, type Command } from './command.ts';

export interface Reconnect {
  readonly edge: string;
  readonly ends: WireEnds;
}

export const reconnect: Command<Reconnect> = {
  id: 'reconnect',
  label: 'commands.reconnect',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { edge: id, ends }) => {
    const held = mainGraph(state).edges.find((edge) => edge.id === id);
    const { source, sourcePort, target, targetPort } = ends;
    const kept = { id, source, sourcePort, target, targetPort };
    if (!held || same(held, kept) || refuse(state, ends, id)) return state;
    return edit(state, (document) => {
      const { main } = document.graphs;
      main.edges = main.edges.map((edge) => (edge.id === id ? kept : edge));
    });
  },
};

function same(a: WireEnds, b: WireEnds): boolean {
  return a.source === b.source && a.sourcePort === b.sourcePort && a.target === b.target && a.targetPort === b.targetPort;
}
