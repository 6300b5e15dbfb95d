/** @file What lies over the canvas: the zoom control, and the minimap where it shows. A node beneath them is not seen. */
import { editor } from '../../document/editor.ts';
import { mainGraph } from '../../document/graph.ts';
import { minimap } from './minimap.tsx';
import { type Area, areaOf, isNeeded, mapOf, viewOf } from './overview.ts';

/** Around the map's drawing: its own border and padding, and its distance from the canvas' edge. */
const frame = { around: 14, away: 12 };

/** In pixels of the canvas, for a view that is to come: the minimap may only then be needed. */
export function coveredAreas(box: HTMLElement, view: { readonly x: number; readonly y: number; readonly zoom: number }): Area[] {
  const { left, top, width, height } = box.getBoundingClientRect();
  const covered: Area[] = [];
  const control = box.querySelector('.zoom-control')?.getBoundingClientRect();
  if (control) covered.push({ x: control.left - left, y: control.top - top, width: control.width, height: control.height });
  const all = areaOf(mainGraph(editor.store.getState()).nodes.map(({ position }) => position));
  if (all && minimap.get() && isNeeded(all, viewOf([view.x, view.y, view.zoom], width, height), view.zoom)) {
    const map = mapOf(all);
    const size = { width: map.width + frame.around, height: map.height + frame.around };
    covered.push({ x: width - frame.away - size.width, y: height - frame.away - size.height, ...size });
  }
  return covered;
}
