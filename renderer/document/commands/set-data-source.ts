/** @file Takes the data from another source; columns of the same name stay bound. */
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export const setDataSource: Command<{ readonly source: string }> = {
  id: 'set-data-source',
  label: 'commands.set-data-source',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { source }) =>
    edit(state, (document) => {
      if (document.data.source !== source) document.data.source = source;
    }),
};
