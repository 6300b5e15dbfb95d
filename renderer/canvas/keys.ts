/** @file The canvas under the keyboard: arrows walk, Ctrl+arrows nudge, Enter edits, F2 renames. */
import { type RefObject, useEffect } from 'react';
import { moveNodes } from '../document/commands/move-nodes.ts';
import { select } from '../document/commands/select.ts';
import { editor } from '../document/editor.ts';
import { mainGraph, nodeOf } from '../document/graph.ts';
import { small } from '../app/small-screen.ts';
import { firstField } from '../panels/inspector/first-field.ts';
import { renaming } from '../panels/inspector/renaming.ts';
import { focusCanvas } from './view/stage.ts';
import { type Direction, directionOf, steps, walk } from './walk.ts';

/** Pixels of a nudge; with Shift four times as far. */
const nudge = 8;

/** Keys count where the canvas has the focus, or nothing has. */
export function useCanvasKeys(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let before = '';
    const remember = ({ key }: KeyboardEvent): void => {
      before = key;
    };
    const forget = (): void => {
      before = '';
    };
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      const walking = before === 'Tab';
      remember(event);
      const mine = target === document.body || (target instanceof Node && (box.current?.contains(target) ?? false));
      if (
        target === document.body &&
        event.key === 'Tab' &&
        !event.shiftKey &&
        // Tab that has walked off the page's end goes on at its beginning: the canvas is no trap.
        !walking &&
        mainGraph(editor.store.getState()).nodes.length > 0
      ) {
        event.preventDefault();
        focusCanvas();
        return;
      }
      if (!mine || event.altKey || (target instanceof HTMLElement && target.closest('button, input, [role="dialog"]'))) return;
      if (act(event, box.current)) event.preventDefault();
    };
    addEventListener('keydown', press);
    addEventListener('pointerdown', forget);
    addEventListener('keydown', leaveForm, true);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener('pointerdown', forget);
      removeEventListener('keydown', leaveForm, true);
    };
  }, [box]);
}

/** Esc leads from the form back to its node; in a field with something typed it first takes that back, in an open list it closes it. */
function leaveForm(event: KeyboardEvent): void {
  const { target, key } = event;
  if (key !== 'Escape' || !(target instanceof HTMLElement) || !target.closest('.inspector')) return;
  const typed =
    target instanceof HTMLInputElement && target.type === 'text' && !target.readOnly && target.dataset['untouched'] !== 'true';
  if (typed || target.getAttribute('aria-expanded') === 'true') return;
  if (editor.store.getState().selection.nodes.length === 0) return;
  event.stopImmediatePropagation();
  focusCanvas();
}

function act(event: KeyboardEvent, box: HTMLElement | null): boolean {
  const chosen = editor.store.getState().selection.nodes.at(-1) ?? null;
  const direction = directionOf(event.key);
  if (direction) {
    if (event.ctrlKey || event.metaKey) return nudgeSelection(direction, event.shiftKey ? 4 * nudge : nudge);
    return step(direction, chosen, box);
  }
  const onNode =
    event.target instanceof Element ? event.target.closest<HTMLElement>('.react-flow__node')?.dataset['id'] : undefined;
  const node = onNode ?? chosen;
  if (node === null) return false;
  if (event.key === 'F2') {
    editor.execute(select, { nodes: [node], edges: [] });
    renaming.set(node);
    small.showInspector();
    return true;
  }
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  // Held, it moves the view: what is selected stays so.
  if (event.key === ' ' && editor.store.getState().selection.nodes.includes(node)) return true;
  // The first press chooses, Enter on a chosen node goes on to its form.
  if (chosen === node && event.key === 'Enter') {
    firstField.ask(node);
    small.showInspector();
  } else editor.execute(select, { nodes: [node], edges: [] });
  return true;
}

function step(direction: Direction, chosen: string | null, box: HTMLElement | null): boolean {
  const next = walk(mainGraph(editor.store.getState()), chosen, direction);
  if (next === null) return false;
  editor.execute(select, { nodes: [next], edges: [] });
  box?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(next)}"]`)?.focus({ preventScroll: true });
  return true;
}

function nudgeSelection(direction: Direction, distance: number): boolean {
  const state = editor.store.getState();
  const { x, y } = steps[direction];
  const positions = Object.fromEntries(
    state.selection.nodes.flatMap((id) => {
      const node = nodeOf(mainGraph(state), id);
      return node ? [[id, { x: node.position.x + x * distance, y: node.position.y + y * distance }]] : [];
    }),
  );
  if (Object.keys(positions).length === 0) return false;
  return editor.execute(moveNodes, { positions, merge: `nudge ${state.selection.nodes.join(' ')}` });
}
