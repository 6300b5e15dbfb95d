/** @file Where quick-add stands open, and what it adds to. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { cursorOnCanvas, focusCanvas, middleOfCanvas, toDrawing } from '../../canvas/view/stage.ts';
import type { Point } from '../../document/graph.ts';
import type { PortRef } from '../../document/refuse.ts';

export interface Asked {
  /** Of the box, in the window's pixels. */
  readonly at: Point;
  /** In the drawing; null: the layer is appended to the selected node. */
  readonly place: Point | null;
  /** The port whose wire was let go over empty canvas. */
  readonly from: PortRef | null;
}

const store = createStore<{ readonly asked: Asked | null }>(() => ({ asked: null }));

export function useAsked(): Asked | null {
  return useStore(store, (state) => state.asked);
}

export const quickAdd = {
  /** At a point of the window; `from`: at the end of a wire. */
  openAt: (at: Point, from: PortRef | null = null): void => {
    store.setState({ asked: { at, place: toDrawing(at), from } });
  },
  /** At the cursor; without one over the canvas the layer is appended. */
  open: (): void => {
    const cursor = cursorOnCanvas();
    store.setState({ asked: { at: cursor ?? middleOfCanvas(), place: cursor && toDrawing(cursor), from: null } });
  },
  /** The focus goes back to the canvas. */
  close: (): void => {
    store.setState({ asked: null });
    requestAnimationFrame(focusCanvas);
  },
  /** The user went elsewhere. */
  leave: (): void => store.setState({ asked: null }),
};
