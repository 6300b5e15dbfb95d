/** @file What a drag from the palette carries: the id of a layer. */
import type { DragEvent } from 'react';

const format = 'application/x-layerloom-layer';
/** While a drag lasts browsers hide what it carries; the page itself remembers. */
let dragged: string | null = null;

export function startDrag(event: DragEvent, type: string): void {
  event.dataTransfer.setData(format, type);
  event.dataTransfer.effectAllowed = 'copy';
  dragged = type;
}

export function endDrag(): void {
  dragged = null;
}

/** The layer on its way over the page; null while there is none. */
export function draggedNow(): string | null {
  return dragged;
}

export function draggedType(event: DragEvent): string | null {
  return event.dataTransfer.getData(format) || null;
}

/** Whether a layer is dragged, also one from another window. */
export function isLayer(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(format);
}
