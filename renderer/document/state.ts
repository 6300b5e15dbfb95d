/** @file What the editor holds: the document, what is selected, the way back, and what is known of the data. */
import type { Column } from '../../engine/data/types.ts';
import { scaledColumn } from '../../engine/data/scaled.ts';
import type { DataBinding, LoomDocument } from '../../engine/model/document/types.ts';

/** Ids of selected nodes and wires of the main graph; the last node is the one that the keyboard acts from. */
export interface Selection {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/** One step of undo. */
export interface Step {
  readonly id: number;
  readonly from: LoomDocument;
  readonly to: LoomDocument;
  /** Steps with equal keys that follow each other are one step for the user. */
  readonly merge: string | null;
  readonly before: Selection;
  readonly after: Selection;
}

export interface History {
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  /** Id that the next step gets; 0 stands for the document as it was opened. */
  readonly next: number;
  /** Id of the newest step that is on disk. */
  readonly saved: number;
}

const emptyHistory: History = { past: [], future: [], next: 1, saved: 0 };

/** What the app has read of the document's data source: its columns and how many examples each part holds. */
export interface SourceFacts {
  readonly source: string;
  readonly columns: readonly Column[];
  readonly train: number;
  readonly test: number | null;
  /** Of a file: how many examples each array holds; which of them train and test is the document's choice. */
  readonly lengths?: Readonly<Record<string, number>>;
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

/** Facts that belong to the source that the document names now, as the document uses it: scaled, split. */
export function factsOf(state: EditorState): SourceFacts | null {
  const { facts, document } = state;
  if (facts?.source !== document.data.source) return null;
  const known = views.get(document.data);
  if (known?.facts === facts) return known.view;
  const view = viewOf(facts, document.data);
  views.set(document.data, { facts, view });
  return view;
}

/** The source's columns as they come, without the document's scale. */
export function sourceColumnsOf({ facts, document }: EditorState): readonly Column[] | null {
  return facts?.source === document.data.source ? facts.columns : null;
}

/** The same object for as long as the document's data stays the same. */
const views = new WeakMap<DataBinding, { readonly facts: SourceFacts; readonly view: SourceFacts }>();

function viewOf(facts: SourceFacts, { columns, test, test_split, scale }: DataBinding): SourceFacts {
  const { lengths } = facts;
  const scaled = scale ? facts.columns.map((column) => scaledColumn(column, scale[column.name] ?? 1)) : facts.columns;
  if (!lengths) return scaled === facts.columns ? facts : { ...facts, columns: scaled };
  const lengthOf = (names: readonly string[]): number | null => {
    const name = names.find((each) => lengths[each] !== undefined);
    return name === undefined ? null : (lengths[name] ?? 0);
  };
  const all = lengthOf(Object.values(columns)) ?? 0;
  const own = lengthOf(Object.values(test ?? {}));
  const kept = own ?? Math.round(all * (test_split ?? 0));
  return { ...facts, columns: scaled, train: own === null ? all - kept : all, test: kept };
}

/** Whether the document differs from what was saved last. */
export function isDirty(state: EditorState): boolean {
  return state.history.saved !== (state.history.past.at(-1)?.id ?? 0);
}
