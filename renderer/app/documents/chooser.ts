/** @file Whether the chooser of drawings is open. */
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';

const store = createStore<{ readonly opened: boolean }>(() => ({ opened: false }));

export const chooser = {
  open: (): void => store.setState({ opened: true }),
  close: (): void => store.setState({ opened: false }),
};

export function useChooser(): boolean {
  return useStore(store, ({ opened }) => opened);
}
