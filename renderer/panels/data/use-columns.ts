/** @file Which columns of the data feed the first Input and the first Output. */
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
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

/** Height, width, and perhaps channels; or a row that was a square picture. */
export function pictureOf(
  shape: readonly number[],
): { readonly height: number; readonly width: number; readonly channels: number } | null {
  const [height = 0, width = 0, channels = 1] = shape;
  if (shape.length === 2 && height > 1 && width > 1) return { height, width, channels: 1 };
  if (shape.length === 3 && [1, 3, 4].includes(channels)) return { height, width, channels };
  const side = Math.round(Math.sqrt(height));
  return shape.length === 1 && side >= 10 && side * side === height ? { height: side, width: side, channels: 1 } : null;
}

export function usePictures(): boolean {
  const column = useInputColumn();
  return column !== null && pictureOf(column.shape) !== null;
}
