/** @file Changes the settings of the next run. */
import type { TrainingSettings } from '../../../engine/model/document/types.ts';
import { setTraining } from '../../document/commands/set-training.ts';
import { editor } from '../../document/editor.ts';

/** Changes with equal `merge` are one step. */
export function changeTraining(values: Partial<TrainingSettings>, merge?: string): void {
  editor.execute(setTraining, { values, ...(merge === undefined ? {} : { merge }) });
}
