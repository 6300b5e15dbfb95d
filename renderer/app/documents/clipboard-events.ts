/** @file Copy, cut and paste of nodes through the system clipboard: the browser's own events, so that no permission is asked. */
import { useEffect } from 'react';
import { cursorOnCanvas, toDrawing } from '../../canvas/view/stage.ts';
import { type Clip, clipOf, readClip, writeClip } from '../../document/clipboard.ts';
import { paste } from '../../document/commands/paste.ts';
import { removeSelection } from '../../document/commands/remove-selection.ts';
import { editor } from '../../document/editor.ts';
import { session } from './session.ts';
import { isInDialog, isTyping } from '../commands/typing.ts';

/** What this window copied last: for Paste from the command palette, which may not read the system's clipboard. */
let last: Clip | null = null;

/** Whether the event belongs to the drawing: not to a field, a dialog, or text that is marked. */
function isMine({ target }: Event): boolean {
  const marked = getSelection();
  return session().project !== null && !isTyping(target) && !isInDialog(target) && (marked === null || marked.isCollapsed);
}

function onCopy(event: ClipboardEvent): void {
  const clip = isMine(event) ? clipOf(editor.store.getState()) : null;
  if (!clip || !event.clipboardData) return;
  event.clipboardData.setData('text/plain', writeClip(clip));
  event.preventDefault();
  last = clip;
  if (event.type === 'cut') editor.execute(removeSelection, null);
}

function onPaste(event: ClipboardEvent): void {
  const clip = isMine(event) ? readClip(event.clipboardData?.getData('text/plain') ?? '') : null;
  if (!clip) return;
  event.preventDefault();
  put(clip);
}

/** At the cursor, or beside where it was copied. */
function put(clip: Clip): void {
  const cursor = cursorOnCanvas();
  editor.execute(paste, { clip, at: cursor && toDrawing(cursor) });
}

export function useClipboard(): void {
  useEffect(() => {
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
}

/** From the command palette: once its own field has given the focus back. */
function afterwards(event: 'copy' | 'cut', frames = 60): void {
  requestAnimationFrame(() => {
    const { activeElement } = document;
    if (!isTyping(activeElement) && !isInDialog(activeElement)) document.execCommand(event);
    else if (frames > 0) afterwards(event, frames - 1);
  });
}

export function copySelection(): void {
  afterwards('copy');
}

export function cutSelection(): void {
  afterwards('cut');
}

export function pasteHere(): void {
  void navigator.clipboard
    .readText()
    .then(readClip, () => last)
    .then((clip) => clip && put(clip));
}
