/** @file What the canvas shows: a drawing that was opened stands in the middle at 100 %; a node that was chosen comes into view. */
import { type ReactFlowInstance, useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import type { DocumentNode } from '../../engine/model/document/types.ts';
import { useEditor } from '../app/use-editor.ts';
import { editor } from '../document/editor.ts';
import { columnPitch, mainGraph, nodeSize, type Point } from '../document/graph.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

const margin = 24;

/** The viewport that has the drawing in the middle, on the grid; null where it doesn't fit at 100 %. */
export function centred(places: readonly Point[], { width, height }: Size): (Point & { readonly zoom: number }) | null {
  if (places.length === 0) return { x: 0, y: 0, zoom: 1 };
  const [left, top] = [Math.min(...places.map(({ x }) => x)), Math.min(...places.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...places.map(({ x }) => x)), Math.max(...places.map(({ y }) => y))];
  const [w, h] = [right - left + nodeSize.width, bottom - top + nodeSize.height];
  if (w + 2 * margin > width || h + 2 * margin > height) return null;
  return { x: Math.round((width - w) / 16) * 8 - left, y: Math.round((height - h) / 16) * 8 - top, zoom: 1 };
}

/** How far the view has to move for a node to be seen whole; none on an axis where it is. */
export function shiftToSee(node: Point, { x, y, zoom }: Point & { readonly zoom: number }, { width, height }: Size): Point {
  const [left, top] = [node.x * zoom + x, node.y * zoom + y];
  const along = (start: number, length: number, room: number): number => {
    if (start < margin) return margin - start;
    return Math.min(0, room - margin - start - length);
  };
  return { x: along(left, nodeSize.width * zoom, width), y: along(top, nodeSize.height * zoom, height) };
}

/** Shows each drawing once it is opened. */
export function useOpening(box: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow();
  const opened = useEditor((state) => state.opened);
  const ready = flow.viewportInitialized;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each drawing, when the canvas can take it.
  useEffect(() => {
    if (ready && box.current) showAll(flow, box.current);
  }, [opened, ready]);
}

/** The whole drawing, at 100 % where it fits. */
export function showAll(flow: ReactFlowInstance, box: HTMLElement): void {
  const places = mainGraph(editor.store.getState()).nodes.map((node) => node.position);
  const viewport = centred(places, box.getBoundingClientRect());
  if (viewport) void flow.setViewport(viewport);
  else setTimeout(() => void flow.fitView({ maxZoom: 1, padding: 0.08 }), 50);
}

/** Brings the node into view that a key, a command or a problem chose; the mouse sees what it clicks. */
export function useReveal(box: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow();
  const chosen = useEditor((state) => (state.selection.nodes.length === 1 ? state.selection.nodes[0] : undefined));
  useEffect(() => {
    const node = mainGraph(editor.store.getState()).nodes.find(({ id }) => id === chosen);
    const element = box.current;
    if (!node || !element || element.matches(':active')) return;
    const viewport = flow.getViewport();
    const size = element.getBoundingClientRect();
    let next = viewport;
    for (const place of [...besideOf(node), node.position]) {
      const { x, y } = shiftToSee(place, next, size);
      next = { ...next, x: next.x + x, y: next.y + y };
    }
    if (next.x !== viewport.x || next.y !== viewport.y) void flow.setViewport(next);
  }, [chosen, flow, box]);
}

/** What the node feeds right beside it: it is seen too, where there is room. */
function besideOf({ id, position }: DocumentNode): Point[] {
  const { nodes, edges } = mainGraph(editor.store.getState());
  const fed = new Set(edges.filter((edge) => edge.source === id).map((edge) => edge.target));
  const near = ({ x, y }: Point): boolean => x > position.x && x - position.x <= columnPitch && y === position.y;
  return nodes.filter((node) => fed.has(node.id) && near(node.position)).map((node) => node.position);
}
