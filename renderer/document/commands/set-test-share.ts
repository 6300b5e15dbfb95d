/** @file How much of a file, its last part, is kept for testing. */
import { putData } from '../arrays.ts';
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export const setTestShare: Command<{ readonly share: number }> = {
  id: 'set-test-share',
  label: 'commands.set-test-share',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { share }) => edit(state, (document) => putData(document, { ...state.document.data, test_split: share })),
};
