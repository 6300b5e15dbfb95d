/** @file Which columns of the data feed the first Input and the first Output. */
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import { pictureOf } from '../../../engine/data/fit.ts';
import type { Column } from '../../../engine/data/types.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { useEditor } from '../../app/use-editor.ts';
import { type EditorState, factsOf } from '../../document/state.ts';

function columnOf(state: EditorState, role: 'input' | 'output'): Column | null {
  const node = endsOf(state.document, role)[0];
  const name = state.document.data.columns[node?.id ?? ''];
  return factsOf(state)?.columns.find((column) => column.name === name) ?? null;
}

/** Nodes where data enters, or where it is compared. */
export function endsOf({ graphs }: LoomDocument, role: 'input' | 'output') {
  return graphs.main.nodes.filter((node) => definitionOf(node)?.role === role);
}

export function useInputColumn(): Column | null {
  return useEditor((state) => columnOf(state, 'input'));
}

export function useTargetColumn(): Column | null {
  return useEditor((state) => columnOf(state, 'output'));
}

export function usePictures(): boolean {
  const column = useInputColumn();
  return column !== null && pictureOf(column.shape) !== null;
}
