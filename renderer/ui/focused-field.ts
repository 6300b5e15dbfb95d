/** @file Which field has the focus, for the guidance beneath it. Changes only between presses: nothing moves under a pointer. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore<{ readonly field: string | null }>(() => ({ field: null }));
let wanted: string | null = null;
let pressed = false;

function settle(): void {
  if (!pressed && store.getState().field !== wanted) store.setState({ field: wanted });
}

function press(): void {
  pressed = true;
}

function release(): void {
  // After the click that the press may become.
  setTimeout(() => {
    pressed = false;
    settle();
  }, 0);
}

addEventListener('pointerdown', press, { capture: true, passive: true });
addEventListener('pointerup', release, { capture: true, passive: true });
addEventListener('pointercancel', release, { capture: true, passive: true });

export const focusedField = {
  enter(field: string): void {
    wanted = field;
    settle();
  },
  leave(field: string): void {
    if (wanted === field) wanted = null;
    settle();
  },
};

export function useFieldFocus(field: string): boolean {
  return useStore(store, (state) => state.field === field);
}
