/** @file Draws a wire from an output to an input. Whether it may be drawn is `refuse`'s answer, asked here again. */
import { freeId, mainGraph } from '../graph.ts';
import { edit } from '../history.ts';
import { refuse, type WireEnds } from '../refuse.ts';
import { always, type Command } from './command.ts';

export const connect: Command<WireEnds> = {
  id: 'connect',
  label: 'commands.connect',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, ends) => {
    if (refuse(state, ends)) return state;
    const id = freeId('e', mainGraph(state).edges);
    return edit(state, (document) => {
      document.graphs.main.edges.push({ id, ...ends });
    });
  },
};
