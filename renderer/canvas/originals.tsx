/** @file While copies are dragged with Alt: what stays where it was. */
import { ViewportPortal } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { editor } from '../document/editor.ts';
import { mainGraph } from '../document/graph.ts';
import { moving } from './drag.ts';

export function Originals(): ReactNode {
  const ids = useStore(moving, ({ copying, places }) => (copying ? Object.keys(places).join('\n') : ''));
  if (ids === '') return null;
  const dragged = new Set(ids.split('\n'));
  return (
    <ViewportPortal>
      {mainGraph(editor.store.getState())
        .nodes.filter(({ id }) => dragged.has(id))
        .map(({ id, name, position }) => (
          <div key={id} className="stays" style={{ translate: `${position.x}px ${position.y}px` }} aria-hidden>
            {name}
          </div>
        ))}
    </ViewportPortal>
  );
}
