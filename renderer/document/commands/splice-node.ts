/** @file Puts a node that stands on the canvas into a wire. */
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import { mainGraph, nodeOf, type Point } from '../graph.ts';
import { edit } from '../history.ts';
import { makeRoom, nodeFitsWire, placeOnWire, spliceInto } from '../wires.ts';
import { always, type Command } from './command.ts';

export interface SpliceNode {
  readonly node: string;
  readonly wire: string;
  /** Where it was dropped. */
  readonly position: Point;
}

export const spliceNode: Command<SpliceNode> = {
  id: 'splice-node',
  label: 'commands.splice-node',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { node: id, wire, position }) => {
    const graph = mainGraph(state);
    const node = nodeOf(graph, id);
    const definition = node && definitionOf(node);
    if (!definition || !nodeFitsWire(state, id, wire)) return state;
    const place = placeOnWire(graph, wire, position, id);
    return edit(state, (document) => {
      makeRoom(document, place, id);
      const moved = document.graphs.main.nodes.find((each) => each.id === id);
      if (moved) moved.position = { x: place.x, y: place.y };
      spliceInto(document, wire, id, definition);
    });
  },
};
