/** @file Says what is selected, for people who hear the drawing: "Node 3 of 12: edges, Conv2D, output 26 × 26 × 32". */
import type { ReactNode } from 'react';
import { useEditor } from '../../app/use-editor.ts';
import { mainGraph } from '../../document/graph.ts';
import { useText } from '../../locales/index.ts';
import { describe } from './describe.ts';
import { useFace } from './faces.ts';

export function Announcer(): ReactNode {
  const t = useText();
  const { nodes: chosen } = useEditor((state) => state.selection);
  const all = useEditor((state) => mainGraph(state).nodes.length);
  const at = useEditor((state) => mainGraph(state).nodes.findIndex((node) => node.id === chosen[0]));
  const name = useEditor((state) => mainGraph(state).nodes[at]?.name ?? '');
  const face = useFace(chosen[0] ?? '');
  const one = face && at >= 0 && t('canvas.announce', { at: at + 1, all, node: describe(name, face) });
  return (
    <div className="visually-hidden" aria-live="polite">
      {chosen.length > 1 ? t('canvas.several', { count: chosen.length }) : one || ''}
    </div>
  );
}
