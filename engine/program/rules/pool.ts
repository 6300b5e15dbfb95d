/** @file Windows of pooling over [N, H, W, C]: visits the places of each window that lie inside the picture. */
import type { WindowAttrs } from './windows.ts';

export interface PoolAttrs extends WindowAttrs {
  /** Height and width of a window. */
  readonly window: readonly [number, number];
  readonly [key: string]: unknown;
}

/** `visit(y, places)` with flat offsets of channel 0: of the window's result, and of the picture's places row by row. */
export function eachWindow(
  x: readonly number[],
  y: readonly number[],
  attrs: PoolAttrs,
  visit: (y: number, places: readonly number[]) => void,
): void {
  const [n, height, width, channels] = x as [number, number, number, number];
  const [, oh, ow] = y as [number, number, number, number];
  const { strides, padding, window } = attrs;
  const places: number[] = [];
  for (let b = 0; b < n; b += 1) {
    for (let r = 0; r < oh; r += 1) {
      for (let c = 0; c < ow; c += 1) {
        places.length = 0;
        const [top, left] = [r * strides[0] - padding[0][0], c * strides[1] - padding[1][0]];
        for (let i = Math.max(0, top); i < Math.min(height, top + window[0]); i += 1) {
          for (let j = Math.max(0, left); j < Math.min(width, left + window[1]); j += 1) {
            places.push(((b * height + i) * width + j) * channels);
          }
        }
        visit(((b * oh + r) * ow + c) * channels, places);
      }
    }
  }
}
