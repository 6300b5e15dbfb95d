/** @file What the canvas hands to React Flow. Follows places, wires and the selection: never shapes, training or other panels. */
import { type RefObject, useMemo, useState } from 'react';
import { useEditor } from '../app/use-editor.ts';
import { mainGraph } from '../document/graph.ts';
import { faces, followFaces } from './nodes/faces.ts';
import { Flow } from './flow.ts';
import { useFollowDrag } from './follow-drag.ts';
import type { LayerNodeType } from './nodes/layer-node.tsx';
import type { WireType } from './wires/wire-edge.tsx';

/** `box` holds the canvas. */
export function useFlow(box: RefObject<HTMLElement | null>): { readonly nodes: LayerNodeType[]; readonly wires: WireType[] } {
  const graph = useEditor(mainGraph);
  const selection = useEditor((state) => state.selection);
  const [flow] = useState(() => {
    followFaces();
    return new Flow();
  });
  useFollowDrag(box, flow);
  const nodes = useMemo(() => flow.nodes(graph, faces.getState(), selection), [flow, graph, selection]);
  const wires = useMemo(() => flow.wires(graph.edges, faces.getState(), selection, nodes), [flow, graph, selection, nodes]);
  return { nodes, wires };
}
