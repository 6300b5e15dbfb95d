/** @file Which node's name is being edited: the pencil and F2 both ask for it. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore<{ readonly node: string | null }>(() => ({ node: null }));

export const renaming = {
  set: (node: string | null): void => store.setState({ node }),
};

export function useRenaming(node: string): boolean {
  return useStore(store, (state) => state.node === node);
}
