/** @file Names the drawing. */
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export const setDocumentName: Command<{ readonly name: string }> = {
  id: 'set-document-name',
  label: 'commands.set-document-name',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { name }) =>
    edit(state, (document) => {
      if (name.trim() !== '' && document.name !== name.trim()) document.name = name.trim();
    }),
};
