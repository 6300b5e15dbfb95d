/** @file The arithmetic of the minimap: when it is needed, how small it draws, and what of the drawing is in view. */
import { nodeSize, type Point } from '../../document/graph.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Largest sides of the map, and the least room of a canvas that it may take a part of. */
const most = { width: 160, height: 140 };
const least = { width: 480, height: 260 };

/** What the nodes cover; null without nodes. */
export function areaOf(places: readonly Point[]): Area | null {
  if (places.length === 0) return null;
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) + nodeSize.width - x, height: Math.max(...ys) + nodeSize.height - y };
}

/** What of the drawing a canvas of this size shows. */
export function viewOf([x, y, zoom]: readonly [number, number, number], width: number, height: number): Area {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** Whether something is out of view, and the canvas large enough for a map. */
export function isNeeded(area: Area, view: Area, zoom: number): boolean {
  if (view.width * zoom < least.width || view.height * zoom < least.height) return false;
  return (
    area.x < view.x || area.y < view.y || area.x + area.width > view.x + view.width || area.y + area.height > view.y + view.height
  );
}

/** Pixels of the map for one of the drawing, with the map's own size. */
export function mapOf({ width, height }: Area): { readonly scale: number; readonly width: number; readonly height: number } {
  const scale = Math.min(most.width / width, most.height / height);
  return { scale, width: Math.max(24, Math.round(width * scale)), height: Math.max(24, Math.round(height * scale)) };
}
