/** @file The editor's state in React: a component draws itself again only when what it chose has changed. */
import { useStore } from 'zustand';
import type { ModelReport } from '../../engine/model/ir.ts';
import { editor } from '../document/editor.ts';
import { reportOf } from '../document/report.ts';
import type { EditorState } from '../document/state.ts';

export function useEditor<T>(choose: (state: EditorState) => T): T {
  return useStore(editor.store, choose);
}

export function useReport(): ModelReport {
  return useStore(editor.store, reportOf);
}
