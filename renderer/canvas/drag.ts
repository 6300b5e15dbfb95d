/** @file What React Flow says of nodes and wires under the mouse: places while a drag lasts, what is selected. */
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { createStore } from 'zustand/vanilla';
import { duplicate } from '../document/commands/duplicate.ts';
import { moveNodes } from '../document/commands/move-nodes.ts';
import { select } from '../document/commands/select.ts';
import { spliceNode } from '../document/commands/splice-node.ts';
import { editor } from '../document/editor.ts';
import { mainGraph, nodeOf, nodeSize, type Point } from '../document/graph.ts';
import { nodeFitsWire } from '../document/wires.ts';
import { spliceReach } from './dropping.ts';
import type { LayerNodeType } from './nodes/layer-node.tsx';
import { markSplice, marks } from './wires/marks.ts';
import { wireNear } from './wires/near-wires.ts';
import type { WireType } from './wires/wire-edge.tsx';

/** Places of nodes while they are dragged, by id; the document learns them when the drag ends. */
export type Moving = Readonly<Record<string, Point>>;

const still: Moving = {};
interface Drag {
  readonly places: Moving;
  /** Alt was held as the drag began; the nodes stay and copies of them go. */
  readonly copying: boolean;
  /** A single node without wires is dragged: it may be put into one. */
  readonly loose: boolean;
  /** Esc was pressed: until the mouse is let go nothing follows it. */
  readonly givenUp: boolean;
}

const rest: Drag = { places: still, copying: false, loose: false, givenUp: false };
export const moving = createStore<Drag>(() => rest);

export function onNodesChange(changes: readonly NodeChange<LayerNodeType>[]): void {
  applySelection(changes);
  const moves = changes.filter((change) => change.type === 'position');
  if (moves.length === 0) return;
  const ended = moves.every(({ dragging }) => dragging === false);
  if (moving.getState().givenUp) {
    if (ended) moving.setState(rest);
    return;
  }
  const places = { ...moving.getState().places };
  for (const { id, position } of moves) if (position) places[id] = { x: Math.round(position.x), y: Math.round(position.y) };
  // At the end first back to where the page was drawn, then to the places that the document learns: both before the next frame.
  moving.setState({ places: ended ? still : places });
  if (!ended) return;
  drop(places);
  moving.setState(rest);
}

/** What is dragged goes back to where it stood; says whether anything was. */
export function giveUpDrag(): boolean {
  if (Object.keys(moving.getState().places).length === 0) return false;
  markSplice(null);
  moving.setState({ ...rest, givenUp: true });
  return true;
}

export function startNodeDrag({ altKey }: MouseEvent | TouchEvent, { id }: LayerNodeType, all: readonly LayerNodeType[]): void {
  const { edges } = mainGraph(editor.store.getState());
  const wired = edges.some((edge) => edge.source === id || edge.target === id);
  moving.setState({ copying: altKey, loose: all.length === 1 && !wired && !altKey, givenUp: false });
}

/** Marks the wire that a loose node is held over. */
export function dragNode(_: unknown, { id, position }: LayerNodeType): void {
  if (!moving.getState().loose) return;
  const middle = { x: position.x + nodeSize.width / 2, y: position.y + nodeSize.height / 2 };
  markSplice(wireNear(middle, spliceReach, (wire) => nodeFitsWire(editor.store.getState(), id, wire)));
}

function drop(places: Moving): void {
  const { splice } = marks.getState();
  const [first] = Object.entries(places);
  markSplice(null);
  if (!first) return;
  const [id, position] = first;
  if (moving.getState().copying) {
    const node = nodeOf(mainGraph(editor.store.getState()), id);
    const by = node && { x: position.x - node.position.x, y: position.y - node.position.y };
    if (by && (by.x !== 0 || by.y !== 0)) editor.execute(duplicate, { by });
  } else if (splice !== null) editor.execute(spliceNode, { node: id, wire: splice, position });
  else editor.execute(moveNodes, { positions: places });
}

/** A plain click on one of several selected nodes selects it alone. */
export function chooseOne({ ctrlKey, metaKey, shiftKey }: Modifiers, { id }: { readonly id: string }): void {
  if (!ctrlKey && !metaKey && !shiftKey) editor.execute(select, { nodes: [id], edges: [] });
}

type Modifiers = Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>;

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
