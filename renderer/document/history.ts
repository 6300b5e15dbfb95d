/**
 * @file Undo and redo. Covers the document (graph, parameters, data and training settings), never the view. A step holds the
 * document before and after it: they share all that did not change, and going back gives the very same document.
 */
import { create, type Draft } from 'mutative';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import type { EditorState, History, Selection, Step } from './state.ts';

const limit = 500;

export interface EditOptions {
  readonly merge?: string;
  /** Selection after the change; unchanged where absent. */
  readonly selection?: Selection;
}

/** Changes the document as one undo step. A recipe that changes nothing leaves no step. */
export function edit(
  state: EditorState,
  recipe: (document: Draft<LoomDocument>) => void,
  options: EditOptions = {},
): EditorState {
  const document = create(state.document, recipe);
  const after = options.selection ?? state.selection;
  if (document === state.document) return after === state.selection ? state : { ...state, selection: after };
  const { id, merge } = { id: state.history.next, merge: options.merge ?? null };
  const step: Step = { id, from: state.document, to: document, merge, before: state.selection, after };
  return { ...state, document, selection: after, history: push(state.history, step) };
}

function push(history: History, step: Step): History {
  const last = history.past.at(-1);
  const next = step.id + 1;
  if (last && step.merge !== null && last.merge === step.merge && history.future.length === 0) {
    const merged = { ...step, from: last.from, before: last.before };
    return { ...history, past: [...history.past.slice(0, -1), merged], next };
  }
  return { ...history, past: [...history.past, step].slice(-limit), future: [], next };
}

/** All edits since `before` as one step: for commands that are made of several. */
export function asOneStep(before: EditorState, after: EditorState): EditorState {
  const first = before.history.next;
  const steps = after.history.past.filter((step) => step.id >= first);
  const last = steps.at(-1);
  if (!last || steps.length < 2) return after;
  const past = after.history.past.filter((step) => step.id < first);
  return {
    ...after,
    history: { ...after.history, past: [...past, { ...last, from: before.document, before: before.selection }] },
  };
}

export function undoStep(state: EditorState): EditorState {
  const step = state.history.past.at(-1);
  if (!step) return state;
  const { past, future } = state.history;
  const history = { ...state.history, past: past.slice(0, -1), future: [step, ...future] };
  return { ...state, document: step.from, selection: step.before, history };
}

export function redoStep(state: EditorState): EditorState {
  const [step, ...future] = state.history.future;
  if (!step) return state;
  const history = { ...state.history, past: [...state.history.past, step], future };
  return { ...state, document: step.to, selection: step.after, history };
}

/** The document as it stands is on disk. The next change starts a step of its own. */
export function markSaved(state: EditorState): EditorState {
  const { past } = state.history;
  const last = past.at(-1);
  const sealed = last ? [...past.slice(0, -1), { ...last, merge: null }] : past;
  return { ...state, history: { ...state.history, past: sealed, saved: last?.id ?? 0 } };
}
