/** @file Keyboard shortcuts: those of the commands, and of files. Silent while typing. */
import { useEffect } from 'react';
import { clearSelection } from '../document/commands/clear-selection.ts';
import type { Command } from '../document/commands/command.ts';
import { redo } from '../document/commands/redo.ts';
import { removeSelection } from '../document/commands/remove-selection.ts';
import { selectAll } from '../document/commands/select-all.ts';
import { undo } from '../document/commands/undo.ts';
import { editor } from '../document/editor.ts';
import { openDrawing, saveDrawing, saveDrawingAs } from './file-actions.ts';
import { attempt } from './notify.tsx';
import { session } from './session.ts';
import { openWindow } from './windows.ts';

const commands: readonly Command[] = [undo, redo, removeSelection, selectAll, clearSelection];

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** `Mod+Shift+Z`. The letter is the layout's own; where that is no Latin letter, the key's place counts. */
export function shortcutOf(event: Press): string {
  const typed = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const key = /^[^\x20-\x7e]$/.test(typed) && event.code.startsWith('Key') ? event.code.slice(3) : typed;
  const parts = [event.ctrlKey || event.metaKey ? 'Mod' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '', key];
  return parts.filter((part) => part !== '').join('+');
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

function press(event: KeyboardEvent): void {
  const pressed = shortcutOf(event);
  if (pressed === 'Mod+S' && session().project) {
    event.preventDefault();
    attempt(saveDrawing);
    return;
  }
  if (pressed === 'Mod+Shift+S' && session().project) {
    event.preventDefault();
    attempt(saveDrawingAs);
    return;
  }
  if (pressed === 'Mod+Shift+N') {
    event.preventDefault();
    attempt(openWindow);
    return;
  }
  if (pressed === 'Mod+O') {
    event.preventDefault();
    attempt(openDrawing);
    return;
  }
  if (isTyping(event.target) || !session().project) return;
  const command = commands.find((each) => each.shortcuts.includes(pressed));
  if (command && editor.execute(command, null)) event.preventDefault();
}

export function useShortcuts(): void {
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
