/** @file A node as a problem names it: tile, name, shape. A click selects it. */
import type { JSX } from 'react';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import { useEditor } from '../../app/use-editor.ts';
import { select } from '../../document/commands/select.ts';
import { editor } from '../../document/editor.ts';
import { Tile } from '../../ui/icon.tsx';
import { ShapeText } from '../../ui/shape.tsx';

export interface NodeChipProps {
  readonly id: string;
  readonly shape?: readonly number[] | undefined;
}

export function NodeChip({ id, shape }: NodeChipProps): JSX.Element | null {
  const node = useEditor((state) => state.document.graphs.main.nodes.find((each) => each.id === id));
  if (!node) return null;
  const definition = definitionOf(node);
  return (
    <button type="button" className="node-chip" onClick={() => editor.execute(select, { nodes: [id], edges: [] })}>
      {definition && <Tile family={definition.family} path={definition.icon} icon={13} />}
      <b>{node.name}</b>
      {shape && <ShapeText shape={shape} />}
    </button>
  );
}
