/** @file Puts a new node at a place of the canvas, and selects it. */
import { freeDown, mainGraph, type Point } from '../graph.ts';
import { edit } from '../history.ts';
import { newNode, putNode } from '../new-node.ts';
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
    const made = newNode(state, type, freeDown(mainGraph(state), position));
    if (!made) return state;
    return edit(state, (document) => putNode(document, made), { selection: { nodes: [made.node.id], edges: [] } });
  },
};
