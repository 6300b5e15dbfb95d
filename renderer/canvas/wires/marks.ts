/** @file Marks on wires while a gesture lasts: the one that a node would be spliced into, those that a stroke cuts. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Point } from '../../document/graph.ts';

interface Marks {
  readonly splice: string | null;
  readonly cut: ReadonlySet<string>;
  /** The stroke, in the drawing's pixels. */
  readonly stroke: readonly Point[];
}

const none: Marks = { splice: null, cut: new Set(), stroke: [] };

export const marks = createStore<Marks>(() => none);

export function clearMarks(): void {
  marks.setState(none);
}

export function markSplice(splice: string | null): void {
  if (marks.getState().splice !== splice) marks.setState({ splice });
}

export function useMark(wire: string): 'splice' | 'cut' | undefined {
  return useStore(marks, ({ splice, cut }) => (splice === wire ? 'splice' : cut.has(wire) ? 'cut' : undefined));
}

export function useStroke(): readonly Point[] {
  return useStore(marks, (state) => state.stroke);
}
