/** @file Puts copied nodes into the drawing, with the wires between them, and selects them. */
import type { Draft } from 'mutative';
import type { DocumentEdge, DocumentNode } from '../../../engine/model/document/types.ts';
import type { Clip } from '../clipboard.ts';
import { copiedName, freeId, mainGraph, nodeSize, type Point } from '../graph.ts';
import { edit } from '../history.ts';
import { type EditorState, selectionOf } from '../state.ts';
import { always, type Command } from './command.ts';

export interface Paste {
  readonly clip: Clip;
  /** Where the middle of it goes; null: beside where it was copied. */
  readonly at: Point | null;
}

export const paste: Command<Paste> = {
  id: 'paste',
  label: 'commands.paste',
  icon: 'copy',
  shortcuts: [],
  enabled: always,
  run: (state, { clip, at }) => put(state, clip, free(state, clip, at ? shiftTo(clip, at) : beside)),
};

const beside: Point = { x: 24, y: 24 };

function shiftTo({ nodes }: Clip, at: Point): Point {
  const middle = (values: readonly number[], size: number): number => (Math.min(...values) + Math.max(...values) + size) / 2;
  const x = middle(
    nodes.map(({ position }) => position.x),
    nodeSize.width,
  );
  const y = middle(
    nodes.map(({ position }) => position.y),
    nodeSize.height,
  );
  return { x: Math.round((at.x - x) / 8) * 8, y: Math.round((at.y - y) / 8) * 8 };
}

/** No copy comes to lie exactly on a node: what is pasted twice is seen twice. */
function free(state: EditorState, { nodes }: Clip, by: Point): Point {
  const taken = new Set(mainGraph(state).nodes.map(({ position }) => `${position.x} ${position.y}`));
  const hides = (shift: Point): boolean =>
    nodes.some(({ position }) => taken.has(`${position.x + shift.x} ${position.y + shift.y}`));
  let shift = by;
  while (hides(shift)) shift = { x: shift.x + beside.x, y: shift.y + beside.y };
  return shift;
}

/** The copies under new ids and free names, moved by a distance. */
export function put(state: EditorState, clip: Clip, by: Point): EditorState {
  if (clip.nodes.length === 0) return state;
  const graph = mainGraph(state);
  const nodes: DocumentNode[] = [...graph.nodes];
  const edges: DocumentEdge[] = [...graph.edges];
  const ids = new Map<string, string>();
  for (const node of clip.nodes) {
    const id = freeId('n', nodes);
    ids.set(node.id, id);
    const position = { x: Math.round(node.position.x + by.x), y: Math.round(node.position.y + by.y) };
    nodes.push({ ...structuredClone(node), id, name: copiedName(node.name, nodes), position });
  }
  for (const edge of clip.edges) {
    const [source, target] = [ids.get(edge.source), ids.get(edge.target)];
    if (source !== undefined && target !== undefined) edges.push({ ...edge, id: freeId('e', edges), source, target });
  }
  const bound = Object.entries(clip.columns).flatMap(([id, column]) => (ids.has(id) ? [[ids.get(id), column]] : []));
  return edit(
    state,
    (document) => {
      const { main } = document.graphs;
      main.nodes = nodes as Draft<DocumentNode>[];
      main.edges = edges;
      if (bound.length > 0) document.data.columns = { ...document.data.columns, ...Object.fromEntries(bound) };
    },
    { selection: selectionOf(...ids.values()) },
  );
}
