/** @file The canvas as commands reach it from elsewhere: its view, its box, and where the cursor is over it. */
import type { ReactFlowInstance } from '@xyflow/react';
import { useReactFlow } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { editor } from '../../document/editor.ts';
import { mainGraph, type Point } from '../../document/graph.ts';
import { showAll } from './view.ts';

interface Stage {
  readonly flow: ReactFlowInstance;
  readonly box: HTMLElement;
}

let held: Stage | null = null;
/** In the window's pixels; null while the cursor is elsewhere. */
let cursor: Point | null = null;

/** Whether there is a canvas on the screen. */
export function hasStage(): boolean {
  return held !== null;
}

export function useStage(box: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow();
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    held = { flow: flow as unknown as ReactFlowInstance, box: element };
    const move = ({ clientX, clientY }: PointerEvent): void => {
      cursor = { x: clientX, y: clientY };
    };
    const leave = (): void => {
      cursor = null;
    };
    element.addEventListener('pointermove', move, { passive: true });
    element.addEventListener('pointerleave', leave);
    return () => {
      held = null;
      cursor = null;
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerleave', leave);
    };
  }, [box, flow]);
}

/** From the window's pixels to the drawing's. */
export function toDrawing(point: Point): Point {
  return held ? held.flow.screenToFlowPosition(point) : point;
}

/** Where the cursor is over the canvas, in the window's pixels. */
export function cursorOnCanvas(): Point | null {
  return cursor;
}

/** The middle of the canvas in the window's pixels. */
export function middleOfCanvas(): Point {
  const { left, top, width, height } = held?.box.getBoundingClientRect() ?? new DOMRect();
  return { x: left + width / 2, y: top + height / 2 };
}

/** Puts the focus on the node that the keyboard acts from, or on the canvas where there is none. */
export function focusCanvas(): void {
  const node = editor.store.getState().selection.nodes.at(-1);
  const element = held?.box.querySelector<HTMLElement>(
    node === undefined ? '.react-flow__node[tabindex="0"]' : `.react-flow__node[data-id="${CSS.escape(node)}"]`,
  );
  element?.focus({ preventScroll: true });
}

/** The same for a node that was just added: it can have the focus once it is drawn. */
export function focusNode(patience = 10): void {
  requestAnimationFrame(() => {
    focusCanvas();
    const has = document.activeElement?.closest('.react-flow__node') ?? null;
    if (has === null && patience > 0) focusNode(patience - 1);
  });
}

/** Whether a gesture or a key is meant for the canvas: the cursor is over it, or the focus within. */
export function isCanvasMeant(target: EventTarget | null): boolean {
  return cursor !== null || (target instanceof Node && (held?.box.contains(target) ?? false));
}

const step = 1.2;

export const view = {
  zoomIn: () => void held?.flow.zoomTo(held.flow.getZoom() * step),
  zoomOut: () => void held?.flow.zoomTo(held.flow.getZoom() / step),
  reset: () => void held?.flow.zoomTo(1),
  fitAll: () => {
    if (held) showAll(held.flow, held.box.getBoundingClientRect());
  },
  fitSelection: () => {
    const { nodes } = editor.store.getState().selection;
    const known = mainGraph(editor.store.getState()).nodes.filter(({ id }) => nodes.includes(id));
    if (known.length === 0) view.fitAll();
    else void held?.flow.fitView({ nodes: known.map(({ id }) => ({ id })), maxZoom: 1.5, padding: 0.2 });
  },
};
