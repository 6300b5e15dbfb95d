/** @file Binds an Input or Output node to a column of the data. */
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export interface SetDataColumn {
  readonly node: string;
  readonly column: string;
}

export const setDataColumn: Command<SetDataColumn> = {
  id: 'set-data-column',
  label: 'commands.set-data-column',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { node, column }) =>
    edit(state, (document) => {
      if (document.data.columns[node] !== column) document.data.columns[node] = column;
    }),
};
