/** @file The editor: a store that holds the state and carries commands out. One window holds one document. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import type { Command } from './commands/command.ts';
import { markSaved } from './history.ts';
import { type EditorState, type SourceFacts, startOf } from './state.ts';

export interface Editor {
  readonly store: StoreApi<EditorState>;
  /** Runs a command if it is enabled; says whether it ran. */
  execute<A>(command: Command<A>, args: A): boolean;
  /** Replaces the document and forgets the way back. */
  open(document: LoomDocument): void;
  markSaved(): void;
  setFacts(facts: SourceFacts | null): void;
}

const emptyDocument: LoomDocument = {
  version: 1,
  name: '',
  graphs: { main: { nodes: [], edges: [] } },
  training: {
    epochs: 10,
    batch_size: 32,
    validation_split: 0.1,
    shuffle: true,
    seed: 7,
    optimizer: { type: 'Adam', params: {} },
    early_stopping: null,
  },
  data: { source: 'mnist', columns: {} },
};

export function createEditor(document: LoomDocument = emptyDocument): Editor {
  const store = createStore<EditorState>(() => startOf(document));
  return {
    store,
    execute: (command, args) => {
      const state = store.getState();
      if (!command.enabled(state)) return false;
      store.setState(command.run(state, args), true);
      return true;
    },
    open: (next) => {
      const { opened, facts } = store.getState();
      store.setState({ ...startOf(next, opened + 1), facts }, true);
    },
    markSaved: () => store.setState(markSaved(store.getState()), true),
    setFacts: (facts) => store.setState({ facts }),
  };
}

/** The editor of this window. */
export const editor: Editor = createEditor();
