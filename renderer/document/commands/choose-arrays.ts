/** @file Takes a file's arrays as the drawing's data; Input and Output nodes follow. */
import type { ArrayFacts } from '../../../engine/data/describe.ts';
import { applyDataChange, dataOfArrays } from '../arrays.ts';
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export interface ChooseArrays {
  readonly source: string;
  readonly arrays: readonly ArrayFacts[];
  /** Bytes of pictures stay 0 to 255: for weights that came from elsewhere, whose range nobody knows. */
  readonly asStored?: boolean;
}

export const chooseArrays: Command<ChooseArrays> = {
  id: 'choose-arrays',
  label: 'commands.choose-arrays',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { source, arrays, asStored = false }) => {
    if (state.document.data.source === source) return state;
    const change = dataOfArrays(state.document, source, arrays, asStored);
    return edit(state, (document) => applyDataChange(document, change));
  },
};
