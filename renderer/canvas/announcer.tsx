/** @file Says what is selected, for people who hear the drawing: "Node 3 of 12: edges, Conv2D, output 26 × 26 × 32". */
import { useNodesData } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useEditor } from '../app/use-editor.ts';
import { mainGraph } from '../document/graph.ts';
import { useText } from '../locales/index.ts';
import { describe } from './describe.ts';
import type { LayerNodeType } from './layer-node.tsx';

export function Announcer(): ReactNode {
  const t = useText();
  const { nodes: chosen } = useEditor((state) => state.selection);
  const all = useEditor((state) => mainGraph(state).nodes.length);
  const at = useEditor((state) => mainGraph(state).nodes.findIndex((node) => node.id === chosen[0]));
  const data = useNodesData<LayerNodeType>(chosen[0] ?? '')?.data;
  const one = data && at >= 0 && t('canvas.announce', { at: at + 1, all, node: describe(data.name, data.face) });
  return (
    <div className="visually-hidden" aria-live="polite">
      {chosen.length > 1 ? t('canvas.several', { count: chosen.length }) : one || ''}
    </div>
  );
}
