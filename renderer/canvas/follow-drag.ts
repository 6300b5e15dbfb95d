/**
 * @file While nodes are dragged, they and their wires follow in the page itself: nothing is drawn anew until the drag ends.
 * With hundreds of nodes a frame of a drag costs as much as with six.
 */
import { useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import type { Point } from '../document/graph.ts';
import { moving } from './drag.ts';
import type { Flow } from './flow.ts';

/** `box` holds the nodes and wires. */
export function useFollowDrag(box: RefObject<HTMLElement | null>, flow: Flow): void {
  const store = useStoreApi();
  useEffect(() => {
    const nodes = new Map<string, HTMLElement | null>();
    const wires = new Map<string, HTMLElement | null>();
    const find = (kind: 'node' | 'edge', id: string): HTMLElement | null =>
      box.current?.querySelector<HTMLElement>(`.react-flow__${kind}[data-id="${CSS.escape(id)}"]`) ?? null;
    return moving.subscribe(({ places, copying }) => {
      const { nodeLookup, edgeLookup } = store.getState();
      // Wires stay with the nodes that stay.
      const paths = flow.pathsOf(copying ? {} : places);
      for (const id of Object.keys(places)) if (!nodes.has(id)) nodes.set(id, find('node', id));
      for (const id of paths.keys()) if (!wires.has(id)) wires.set(id, find('edge', id));
      // What is not moving any more goes back to where it was drawn.
      for (const [id, node] of nodes) put(node, places[id] ?? nodeLookup.get(id)?.internals.positionAbsolute);
      for (const [id, wire] of wires) draw(wire, paths.get(id) ?? edgeLookup.get(id)?.data?.['path']);
      const moves = Object.keys(places).length > 0;
      box.current?.toggleAttribute('data-dragging', moves);
      if (moves) return;
      nodes.clear();
      wires.clear();
    });
  }, [box, flow, store]);
}

function put(node: HTMLElement | null, place: Point | undefined): void {
  if (node && place) node.style.transform = `translate(${place.x}px,${place.y}px)`;
}

function draw(wire: HTMLElement | null, path: unknown): void {
  if (typeof path !== 'string') return;
  for (const line of wire?.querySelectorAll('path') ?? []) line.setAttribute('d', path);
}
