/** @file Puts nodes at new places. */
import type { Point } from '../graph.ts';
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export interface MoveNodes {
  readonly positions: Readonly<Record<string, Point>>;
  /** Nudges with the arrow keys that follow each other are one step. */
  readonly merge?: string;
}

export const moveNodes: Command<MoveNodes> = {
  id: 'move-nodes',
  label: 'commands.move-nodes',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { positions, merge }) =>
    edit(
      state,
      (document) => {
        for (const node of document.graphs.main.nodes) {
          const to = positions[node.id];
          if (to && (to.x !== node.position.x || to.y !== node.position.y)) node.position = { x: to.x, y: to.y };
        }
      },
      merge === undefined ? {} : { merge },
    ),
};
