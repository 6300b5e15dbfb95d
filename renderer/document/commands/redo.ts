/** @file Makes the change again that was taken back last. */
import { redoStep } from '../history.ts';
import type { Command } from './command.ts';

export const redo: Command = {
  id: 'redo',
  label: 'commands.redo',
  icon: 'redo',
  shortcuts: ['Mod+Y', 'Mod+Shift+Z'],
  enabled: (state) => state.history.future.length > 0,
  run: redoStep,
};
