/** @file Gives a node a name; it becomes the Keras layer's name. */
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export interface RenameNode {
  readonly node: string;
  readonly name: string;
}

export const renameNode: Command<RenameNode> = {
  id: 'rename-node',
  label: 'commands.rename-node',
  icon: 'pencil',
  shortcuts: [],
  enabled: always,
  run: (state, { node: id, name }) => {
    const clean = name.trim();
    if (clean === '') return state;
    return edit(state, (document) => {
      const node = document.graphs.main.nodes.find((candidate) => candidate.id === id);
      if (node) node.name = clean;
    });
  },
};
