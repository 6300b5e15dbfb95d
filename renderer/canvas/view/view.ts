/** @file What the canvas shows: a drawing that was opened stands in the middle at 100 %, and stays in view; a chosen node comes into view. */
import { getViewportForBounds, type ReactFlowInstance, type Rect, useReactFlow, type Viewport } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import type { DocumentNode } from '../../../engine/model/document/types.ts';
import { useEditor } from '../../app/use-editor.ts';
import { editor } from '../../document/editor.ts';
import { columnPitch, mainGraph, nodeSize, type Point } from '../../document/graph.ts';
import type { EditorState } from '../../document/state.ts';
import { coveredAreas } from './covered.ts';
import type { Area } from './overview.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

const margin = 24;
/** Kept free under the drawing: the zoom control stands there. */
const foot = 52;

/** The viewport that has the drawing in the middle, on the grid; null where it doesn't fit at 100 %. */
export function centred(places: readonly Point[], { width, height }: Size): Viewport | null {
  if (places.length === 0) return { x: 0, y: 0, zoom: 1 };
  const { x, y, width: w, height: h } = boundsOf(places);
  if (w + 2 * margin > width || h + margin + foot > height) return null;
  const top = Math.min(Math.round((height - h) / 16) * 8, height - foot - h);
  return { x: Math.round((width - w) / 16) * 8 - x, y: top - y, zoom: 1 };
}

/** The viewport that shows all of the drawing: at 100 % where it fits, else as large as there is room. */
export function wholeView(places: readonly Point[], size: Size): Viewport {
  const padding = { x: `${margin}px`, top: `${margin}px`, bottom: `${foot}px` } as const;
  return centred(places, size) ?? getViewportForBounds(boundsOf(places), size.width, size.height, 0.1, 1, padding);
}

function boundsOf(places: readonly Point[]): Rect {
  const [x, y] = [Math.min(...places.map((place) => place.x)), Math.min(...places.map((place) => place.y))];
  const right = Math.max(...places.map((place) => place.x));
  const bottom = Math.max(...places.map((place) => place.y));
  return { x, y, width: right - x + nodeSize.width, height: bottom - y + nodeSize.height };
}

/** Between a node and what lies over the canvas. */
const gap = 10;

/** How far the view has to move for a node to be seen whole, clear of what lies over the canvas; none on an axis where it is. */
export function shiftToSee(node: Point, { x, y, zoom }: Viewport, { width, height }: Size, covered: readonly Area[] = []): Point {
  const [left, top, w, h] = [node.x * zoom + x, node.y * zoom + y, nodeSize.width * zoom, nodeSize.height * zoom];
  const along = (start: number, length: number, room: number): number => {
    if (start < margin) return margin - start;
    return Math.min(0, room - margin - start - length);
  };
  const shift = { x: along(left, w, width), y: along(top, h, height) };
  const [x1, y1] = [left + shift.x, top + shift.y];
  const over = covered.filter(
    (area) => x1 < area.x + area.width + gap && x1 + w > area.x - gap && y1 < area.y + area.height && y1 + h > area.y - gap,
  );
  // They lie at the lower edge: up, where the node's top stays in view.
  const up = Math.min(0, ...over.map((area) => area.y - gap - y1 - h));
  return y1 + up >= 0 ? { x: shift.x, y: shift.y + up } : shift;
}

/** The view in which the last of these is seen, and the others where there is room. */
export function viewToSee(box: HTMLElement, view: Viewport, ...places: readonly Point[]): Viewport {
  const size = box.getBoundingClientRect();
  return places.reduce<Viewport>((now, place) => {
    const near = moved(now, shiftToSee(place, now, size));
    return moved(near, shiftToSee(place, near, size, coveredAreas(box, near)));
  }, view);
}

function moved(view: Viewport, { x, y }: Point): Viewport {
  return x === 0 && y === 0 ? view : { ...view, x: view.x + x, y: view.y + y };
}

/** Shows each drawing once it is opened. */
export function useOpening(box: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow();
  const opened = useEditor((state) => state.opened);
  const ready = flow.viewportInitialized;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each drawing, when the canvas can take it.
  useEffect(() => {
    if (ready && box.current) showAll(flow, box.current.getBoundingClientRect());
  }, [opened, ready]);
}

/** What `showAll` showed last: while it is still shown, the user has chosen no view of their own. */
let whole: Viewport | null = null;

/** The whole drawing. */
export function showAll(flow: ReactFlowInstance, size: Size): void {
  whole = wholeView(
    mainGraph(editor.store.getState()).nodes.map((node) => node.position),
    size,
  );
  void flow.setViewport(whole);
}

/** While panels around the canvas change their size: all of the drawing stays in view, or the middle stays where it is. */
export function useKeepInView(element: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow();
  useEffect(() => {
    if (!element.current) return undefined;
    let before: Size | null = null;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      if (before && width > 0 && height > 0) {
        const { x, y, zoom } = flow.getViewport();
        const untouched = whole?.x === x && whole.y === y && whole.zoom === zoom;
        if (untouched) showAll(flow, { width, height });
        else void flow.setViewport({ x: x + (width - before.width) / 2, y: y + (height - before.height) / 2, zoom });
      }
      before = { width, height };
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [flow, element]);
}

/** Brings into view what a key, a command or a problem chose, and what was pasted; the mouse sees what it clicks. */
export function useReveal(box: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow();
  const chosen = useEditor((state) => state.selection.nodes);
  useEffect(() => {
    const element = box.current;
    if (!element || element.matches(':active')) return;
    const state = editor.store.getState();
    const nodes = mainGraph(state).nodes.filter(({ id }) => chosen.includes(id));
    const [only, second] = nodes;
    if (!only || (second && !areNew(state))) return;
    const viewport = flow.getViewport();
    // Of several the first one counts most.
    const all = nodes.map(({ position }) => position).sort((a, b) => b.y - a.y || b.x - a.x);
    const next = viewToSee(element, viewport, ...(second ? all : [...besideOf(only), only.position]));
    if (next !== viewport) void flow.setViewport(next);
  }, [chosen, flow, box]);
}

/** Whether the last step made what is selected: copies, for instance. */
function areNew({ history, selection }: EditorState): boolean {
  const step = history.past.at(-1);
  if (step?.after !== selection) return false;
  const before = new Set(step.from.graphs.main.nodes.map(({ id }) => id));
  return !selection.nodes.some((id) => before.has(id));
}

/** What the node feeds right beside it: it is seen too, where there is room. */
function besideOf({ id, position }: DocumentNode): Point[] {
  const { nodes, edges } = mainGraph(editor.store.getState());
  const fed = new Set(edges.filter((edge) => edge.source === id).map((edge) => edge.target));
  const near = ({ x, y }: Point): boolean => x > position.x && x - position.x <= columnPitch && y === position.y;
  return nodes.filter((node) => fed.has(node.id) && near(node.position)).map((node) => node.position);
}
