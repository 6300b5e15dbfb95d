/** @file The editor: a store that holds the state and carries commands out. One window holds one document. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import type { Command } from './commands/command.ts';
import { markSaved } from './history.ts';
import { type EditorState, type SourceFacts, startOf } from './state.ts';

export interface Editor {
  readonly store: StoreApi<EditorState>;
  /** Runs a command if it is enabled; says whether it ran. One that would change a locked document does not. */
  execute<A>(command: Command<A>, args: A): boolean;
  /** Replaces the document and forgets the way back. `unsaved`: it differs from what was saved of it. */
  open(document: LoomDocument, unsaved?: boolean): void;
  /** The same document as another window has it now: the view stays, and what is still there stays selected. */
  follow(document: LoomDocument, unsaved?: boolean): void;
  /** A locked document can be looked at; `refused` is told of each change that is tried. Null unlocks. */
  lock(refused: (() => void) | null): void;
  markSaved(): void;
  setFacts(facts: SourceFacts | null): void;
}

/** No step has this id: what was saved cannot be reached by undo. */
const nowhere = -1;

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
  let refused: (() => void) | null = null;
  return {
    store,
    execute: (command, args) => {
      const state = store.getState();
      if (!command.enabled(state)) return false;
      const next = command.run(state, args);
      if (refused && next.document !== state.document) {
        refused();
        return false;
      }
      store.setState(next, true);
      return true;
    },
    open: (next, unsaved = false) => {
      const { opened, facts } = store.getState();
      const start = startOf(next, opened + 1);
      store.setState({ ...start, facts, history: unsaved ? { ...start.history, saved: nowhere } : start.history }, true);
    },
    follow: (next, unsaved = false) => {
      const state = store.getState();
      const { history } = startOf(next);
      const { nodes, edges } = next.graphs.main;
      const selection = {
        nodes: state.selection.nodes.filter((id) => nodes.some((node) => node.id === id)),
        edges: state.selection.edges.filter((id) => edges.some((edge) => edge.id === id)),
      };
      const document = same(state.document, next) ? state.document : next;
      store.setState({ ...state, document, selection, history: unsaved ? { ...history, saved: nowhere } : history }, true);
    },
    lock: (tell) => {
      refused = tell;
    },
    markSaved: () => store.setState(markSaved(store.getState()), true),
    setFacts: (facts) => store.setState({ facts }),
  };
}

function same(a: LoomDocument, b: LoomDocument): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The editor of this window. */
export const editor: Editor = createEditor();
