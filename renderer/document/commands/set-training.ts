/** @file Changes settings of the next run. */
import type { TrainingSettings } from '../../../engine/model/document/types.ts';
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export interface SetTraining {
  readonly values: Partial<TrainingSettings>;
  readonly merge?: string;
}

export const setTraining: Command<SetTraining> = {
  id: 'set-training',
  label: 'commands.set-training',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { values, merge }) =>
    edit(
      state,
      (document) => {
        const training: Record<string, unknown> = document.training as unknown as Record<string, unknown>;
        for (const [name, value] of Object.entries(values)) {
          if (JSON.stringify(training[name]) !== JSON.stringify(value)) training[name] = value;
        }
      },
      merge === undefined ? {} : { merge },
    ),
};
