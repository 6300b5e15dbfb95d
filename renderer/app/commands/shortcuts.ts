/** @file Keyboard shortcuts of all actions. Silent while typing and in dialogs, but for those of files. */
import { useEffect } from 'react';
import { isCanvasMeant } from '../../canvas/view/stage.ts';
import { type Action, actions } from './actions.ts';
import { pressesOf } from './key-names.ts';
import { session } from '../documents/session.ts';
import { prefixNow, setPrefix } from './shortcuts-state.ts';
import { isInDialog, isTyping } from './typing.ts';

/** A field that nothing was typed into yet leaves these to the drawing. */
const back = ['undo', 'redo'];

function mayRun(action: Action, target: EventTarget | null): boolean {
  if (action.everywhere) return true;
  if (isInDialog(target)) return false;
  if (!isTyping(target)) return true;
  return back.includes(action.id) && target instanceof HTMLInputElement && target.dataset['untouched'] === 'true';
}

function press(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented || ['Alt', 'Shift', 'Control', 'Meta'].includes(event.key)) return;
  const prefix = prefixNow();
  const names = pressesOf(event);
  // The second half counts with Alt still held, too.
  const wanted = prefix === null ? names : names.map((name) => `${prefix} ${name.replace(/^Alt\+/, '')}`);
  if (prefix !== null) setPrefix(null);
  const name = wanted.find((each) => actions.some(({ shortcuts }) => shortcuts.includes(each)));
  const found = name === undefined ? undefined : actions.find(({ shortcuts }) => shortcuts.includes(name));
  if (name !== undefined && found) {
    if (found.overCanvas?.includes(name) && !isCanvasMeant(event.target)) return;
    if (found.native || !mayRun(found, event.target) || !found.enabled()) return;
    event.preventDefault();
    found.run();
    return;
  }
  const first = names.find((name) => actions.some(({ shortcuts }) => shortcuts.some((each) => each.startsWith(`${name} `))));
  if (prefix !== null || first === undefined || isTyping(event.target) || isInDialog(event.target)) return;
  if (session().project === null) return;
  event.preventDefault();
  setPrefix(first);
}

export function useShortcuts(): void {
  useEffect(() => {
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
