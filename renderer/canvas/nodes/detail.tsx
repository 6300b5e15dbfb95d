/** @file The level of detail: what is drawn of each node follows from what its text would measure on the screen. */
import { useStore } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';

export type Detail = 'full' | 'shape' | 'name' | 'tile';

/** All rows from 82 %, name and shape from 70 %, tile and name from 50 %, else the tile: text is never under 9 px. */
export function detailAt(zoom: number): Detail {
  if (zoom >= 0.82) return 'full';
  if (zoom >= 0.7) return 'shape';
  return zoom >= 0.5 ? 'name' : 'tile';
}

/** Marks the canvas, so that no node is drawn anew; `--zoom` keeps hit areas at their size on the screen. */
export function DetailMark({ box }: { readonly box: RefObject<HTMLElement | null> }): null {
  const detail = useStore((state) => detailAt(state.transform[2]));
  const zoom = useStore((state) => Math.round(state.transform[2] * 20) / 20);
  useEffect(() => {
    if (!box.current) return;
    box.current.dataset['detail'] = detail;
    box.current.style.setProperty('--zoom', String(Math.max(0.1, zoom)));
  }, [box, detail, zoom]);
  return null;
}
