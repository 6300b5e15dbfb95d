/** @file Takes the last change back. */
import { undoStep } from '../history.ts';
import type { Command } from './command.ts';

export const undo: Command = {
  id: 'undo',
  label: 'commands.undo',
  icon: 'undo',
  shortcuts: ['Mod+Z'],
  enabled: (state) => state.history.past.length > 0,
  run: undoStep,
};
