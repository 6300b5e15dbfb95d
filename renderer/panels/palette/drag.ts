/** @file What a drag from the palette carries: the id of a layer. */
import type { DragEvent } from 'react';

const format = 'application/x-layerloom-layer';

export function startDrag(event: DragEvent, type: string): void {
  event.dataTransfer.setData(format, type);
  event.dataTransfer.effectAllowed = 'copy';
}

export function draggedType(event: DragEvent): string | null {
  return event.dataTransfer.getData(format) || null;
}
