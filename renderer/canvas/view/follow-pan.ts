/**
 * @file While the view moves, the drawing follows in the page itself, and React Flow's listeners (some 2,500 with 300 nodes) are told
 * when the hand rests. Whoever asks React Flow where the view is gets the right answer at any time.
 */
import { type Transform, useStore as useFlowStore, useStoreApi, type Viewport } from '@xyflow/react';
import { type RefObject, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Point } from '../../document/graph.ts';
import { isHandBusy } from '../../ui/hand.ts';

/** React Flow leaves the view to whoever gives it one; from then on it is kept here. */
export const viewFromHere: Viewport = { x: 0, y: 0, zoom: 1 };

/** How soon they are told once the hand rests, in ms. */
const rest = 100;

const home: Point = { x: 0, y: 0 };
/** How far the view has gone since the listeners were told, in the window's pixels. */
const panned = createStore<Point>(() => home);

/** Where the view is, also while it moves. */
export function useViewNow(): Transform {
  const store = useStoreApi();
  useFlowStore((state) => state.transform);
  useStore(panned);
  return store.getState().transform;
}

/** Called with each change of the view. `box` holds the canvas. */
export function useFollowPan(box: RefObject<HTMLElement | null>): (viewport: Viewport) => void {
  const store = useStoreApi();
  const follower = useMemo(() => {
    let told = store.getState().transform;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => store.setState({ transform: store.getState().transform });
    const tellAtRest = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => (isHandBusy() ? tellAtRest() : tell()), rest);
    };
    const show = ({ x, y, zoom }: Viewport): void => {
      const state = store.getState();
      // For those who ask; `setState` tells all who listen.
      state.transform = [x, y, zoom];
      if (zoom !== told[2] || state.connection.inProgress) tell();
      else {
        moveDrawing(box.current, { x, y, zoom });
        moveBeside(box.current, { x: x - told[0], y: y - told[1] });
        tellAtRest();
      }
    };
    // Any news of the store tell of the view too.
    const follow = (): (() => void) => {
      const stop = store.subscribe(({ transform }) => {
        clearTimeout(timer);
        told = transform;
        moveBeside(box.current, home);
      });
      return () => {
        stop();
        clearTimeout(timer);
      };
    };
    return { show, follow };
  }, [box, store]);
  useEffect(() => follower.follow(), [follower]);
  return follower.show;
}

/** As React Flow itself will place it. */
function moveDrawing(box: HTMLElement | null, { x, y, zoom }: Viewport): void {
  const drawing = box?.querySelector<HTMLElement>('.react-flow__viewport');
  if (drawing) drawing.style.transform = `translate(${x}px,${y}px) scale(${zoom})`;
  const dots = box?.querySelector('.react-flow__background pattern');
  const gap = Number(dots?.getAttribute('width'));
  dots?.setAttribute('x', String(x % gap));
  dots?.setAttribute('y', String(y % gap));
}

/** What stands beside the drawing and goes with it: the frame of the selection, the view on the minimap. */
function moveBeside(box: HTMLElement | null, by: Point): void {
  const { x, y } = panned.getState();
  if (by.x === x && by.y === y) return;
  panned.setState(by, true);
  const frame = box?.querySelector<HTMLElement>('.react-flow__nodesselection');
  if (frame) frame.style.translate = `${by.x}px ${by.y}px`;
}
