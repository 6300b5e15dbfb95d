/** @file What React Flow says of nodes and wires under the mouse: places while a drag lasts, what is selected. */
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { moveNodes } from '../document/commands/move-nodes.ts';
import { select } from '../document/commands/select.ts';
import { editor } from '../document/editor.ts';
import type { Point } from '../document/graph.ts';
import type { LayerNodeType } from './layer-node.tsx';
import type { WireType } from './wire-edge.tsx';

/** Places of nodes while they are dragged, by id; the document learns them when the drag ends. */
export type Moving = Readonly<Record<string, Point>>;

export const still: Moving = {};
export const moving = createStore<{ readonly places: Moving }>(() => ({ places: still }));

export function useMoving(): Moving {
  return useStore(moving, (state) => state.places);
}

export function onNodesChange(changes: readonly NodeChange<LayerNodeType>[]): void {
  applySelection(changes);
  const moves = changes.filter((change) => change.type === 'position');
  if (moves.length === 0) return;
  const places = { ...moving.getState().places };
  for (const { id, position } of moves) if (position) places[id] = { x: Math.round(position.x), y: Math.round(position.y) };
  const ended = moves.every(({ dragging }) => dragging === false);
  if (ended) editor.execute(moveNodes, { positions: places });
  moving.setState({ places: ended ? still : places });
}

export function applySelection(changes: readonly (NodeChange<LayerNodeType> | EdgeChange<WireType>)[]): void {
  const chosen = changes.filter((change) => change.type === 'select');
  if (chosen.length === 0) return;
  const { selection, document } = editor.store.getState();
  const nodes = new Set(selection.nodes);
  const edges = new Set(selection.edges);
  const wires = new Set(document.graphs.main.edges.map(({ id }) => id));
  for (const change of chosen) {
    const set = wires.has(change.id) ? edges : nodes;
    if (change.selected) set.add(change.id);
    else set.delete(change.id);
  }
  editor.execute(select, { nodes: [...nodes], edges: [...edges] });
}
