/** @file Multiplies the numbers of a column before they reach the drawing: 1/255 makes 0..255 to 0..1. */
import { putData } from '../arrays.ts';
import { edit } from '../history.ts';
import { always, type Command } from './command.ts';

export interface SetScale {
  readonly column: string;
  /** 1: as they are. */
  readonly factor: number;
}

export const setScale: Command<SetScale> = {
  id: 'set-scale',
  label: 'commands.set-scale',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { column, factor }) => {
    const { data } = state.document;
    const others = Object.entries(data.scale ?? {}).filter(([name]) => name !== column);
    const scale = Object.fromEntries([...others, ...(factor === 1 ? [] : [[column, factor] as const])]);
    return edit(state, (document) => putData(document, { ...data, scale }));
  },
};
