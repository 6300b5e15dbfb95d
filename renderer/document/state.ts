/** @file What the editor holds: the document, what is selected, the way back, and what is known of the data. */
import type { Column } from '../../engine/data/types.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { emptyHistory, type History } from './history.ts';

/** Ids of selected nodes and wires of the main graph; the last node is the one that the keyboard acts from. */
export interface Selection {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** What the app has read of the document's data source: its columns and how many examples each part holds. */
export interface SourceFacts {
  readonly source: string;
  readonly columns: readonly Column[];
  readonly train: number;
  readonly test: number | null;
}

/** Immutable; commands make the next one. */
export interface EditorState {
  readonly document: LoomDocument;
  readonly selection: Selection;
  readonly history: History;
  /** Null until the app has looked at the source. */
  readonly facts: SourceFacts | null;
  /** Grows with each document that is opened, so that the canvas knows when to show all of it. */
  readonly opened: number;
}

export const nothing: Selection = { nodes: [], edges: [] };

/** Exactly these nodes. */
export function selectionOf(...nodes: readonly string[]): Selection {
  return { nodes, edges: [] };
}

export function startOf(document: LoomDocument, opened = 0): EditorState {
  return { document, selection: nothing, history: emptyHistory, facts: null, opened };
}

/** Facts that belong to the source that the document names now. */
export function factsOf(state: EditorState): SourceFacts | null {
  return state.facts?.source === state.document.data.source ? state.facts : null;
}

/** Whether the document differs from what was saved last. */
export function isDirty(state: EditorState): boolean {
  return state.history.saved !== (state.history.past.at(-1)?.id ?? 0);
}
