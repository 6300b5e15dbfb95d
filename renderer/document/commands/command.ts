/** @file What a command is: one object that menu, palette, shortcut and button read. */
import type { TextKey } from '../../locales/index.ts';
import type { EditorState } from '../state.ts';

/** `run` is pure: the state, what to do it with, the next state. */
export interface Command<A = null> {
  readonly id: string;
  readonly label: TextKey;
  /** Name of an icon of `renderer/ui`, or null where no button shows it. */
  readonly icon: string | null;
  /** `Mod+Shift+Z`; Mod is Ctrl, on a Mac Cmd. */
  readonly shortcuts: readonly string[];
  readonly enabled: (state: EditorState) => boolean;
  readonly run: (state: EditorState, args: A) => EditorState;
}

export const always = (): boolean => true;
