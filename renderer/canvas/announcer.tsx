/** @file Says what is selected, for people who hear the drawing: "Node 3 of 12: edges, Conv2D, output 26 × 26 × 32". */
import type { ReactNode } from 'react';
import { useEditor } from '../app/use-editor.ts';
import { useText } from '../locales/index.ts';
import type { LayerNodeType } from './layer-node.tsx';

export function Announcer({ nodes }: { readonly nodes: readonly LayerNodeType[] }): ReactNode {
  const t = useText();
  const { nodes: chosen } = useEditor((state) => state.selection);
  const at = nodes.findIndex((node) => node.id === chosen[0]);
  const one = at >= 0 && t('canvas.announce', { at: at + 1, all: nodes.length, node: nodes[at]?.ariaLabel ?? '' });
  return (
    <div className="visually-hidden" aria-live="polite">
      {chosen.length > 1 ? t('canvas.several', { count: chosen.length }) : one || ''}
    </div>
  );
}
