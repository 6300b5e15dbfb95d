/** @file Puts a new node at a place of the canvas, and selects it. */
import { type Point, mainGraph } from '../graph.ts';
import { edit } from '../history.ts';
import { newNode } from '../new-node.ts';
import { always, type Command } from './command.ts';

export interface AddNode {
  readonly type: string;
  readonly position: Point;
}

export const addNode: Command<AddNode> = {
  id: 'add-node',
  label: 'commands.add-node',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { type, position }) => {
    const node = newNode(mainGraph(state), type, position);
    if (!node) return state;
    return edit(
      state,
      (document) => {
        document.graphs.main.nodes.push(structuredClone(node) as never);
      },
      { selection: { nodes: [node.id], edges: [] } },
    );
  },
};
