/** @file Gives a parameter of a node a value. */
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export interface SetParam {
  readonly node: string;
  readonly param: string;
  readonly value: unknown;
  /** What is typed into one field is one step. */
  readonly merge?: string;
}

export const setParam: Command<SetParam> = {
  id: 'set-param',
  label: 'commands.set-param',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { node: id, param, value, merge }) =>
    edit(
      state,
      (document) => {
        const nodes = document.graphs.main.nodes;
        const node = nodes.find((candidate) => candidate.id === id);
        const owner = node?.shares === undefined ? node : nodes.find((candidate) => candidate.id === node.shares);
        if (!owner || JSON.stringify(owner.params?.[param]) === JSON.stringify(value)) return;
        owner.params = { ...owner.params, [param]: value };
      },
      merge === undefined ? {} : { merge },
    ),
};
