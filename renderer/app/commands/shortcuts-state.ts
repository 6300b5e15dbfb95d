/** @file Whether the list of shortcuts stands open, and the first half of a shortcut of two presses. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface Shortcuts {
  readonly listed: boolean;
  /** `Alt+S` was pressed; the second key is awaited. */
  readonly prefix: string | null;
}

const store = createStore<Shortcuts>(() => ({ listed: false, prefix: null }));

export const shortcutsDialog = {
  open: (): void => store.setState({ listed: true }),
  close: (): void => store.setState({ listed: false }),
};

export function useShortcutsListed(): boolean {
  return useStore(store, (state) => state.listed);
}

export function usePrefix(): string | null {
  return useStore(store, (state) => state.prefix);
}

/** A second key is awaited for this long, in milliseconds. */
const patience = 3000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The first half of a shortcut; null ends the waiting. */
export function setPrefix(prefix: string | null): void {
  clearTimeout(timer);
  if (prefix !== null) timer = setTimeout(() => store.setState({ prefix: null }), patience);
  store.setState({ prefix });
}

export function prefixNow(): string | null {
  return store.getState().prefix;
}
