/** @file A layer from the palette over the canvas: it is put where it is dropped, or into the wire beneath. */
import type { DragEvent } from 'react';
import { addNode } from '../document/commands/add-node.ts';
import { editor } from '../document/editor.ts';
import { nodeSize, type Point } from '../document/graph.ts';
import { fitsWire } from '../document/wires.ts';
import { draggedNow, draggedType, isLayer } from '../panels/palette/drag.ts';
import { took } from '../panels/palette/usage.ts';
import { markSplice } from './wires/marks.ts';
import { wireNear } from './wires/near-wires.ts';
import { focusNode, toDrawing } from './view/stage.ts';

/** How near the middle of a node has to come to a wire, in the drawing's pixels: the node then covers it. */
export const spliceReach = 36;

function pointOf({ clientX, clientY }: DragEvent): Point {
  return toDrawing({ x: clientX, y: clientY });
}

function wireUnder(type: string, point: Point): string | null {
  return wireNear(point, spliceReach, (id) => fitsWire(editor.store.getState(), type, id));
}

/** Marks the wire that would take it. */
export function dragOverCanvas(event: DragEvent): void {
  if (!isLayer(event)) return;
  event.preventDefault();
  const type = draggedNow();
  if (type !== null) markSplice(wireUnder(type, pointOf(event)));
}

export function leaveCanvas(event: DragEvent): void {
  if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) markSplice(null);
}

export function dropOnCanvas(event: DragEvent): void {
  const type = draggedType(event);
  markSplice(null);
  if (type === null) return;
  event.preventDefault();
  const { x, y } = pointOf(event);
  const position = { x: snap(x - nodeSize.width / 2), y: snap(y - nodeSize.height / 2) };
  if (!editor.execute(addNode, { type, position, onWire: wireUnder(type, { x, y }) })) return;
  took(type);
  // The next key is meant for what was just put down.
  focusNode();
}

/** Onto the grid of 8 px. */
function snap(value: number): number {
  return Math.round(value / 8) * 8;
}
