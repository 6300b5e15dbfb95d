/** @file Copies the selected nodes with the wires between them: beneath, or where they were dragged. */
import { clipOf } from '../clipboard.ts';
import { mainGraph, nodeSize, overlaps, type Point } from '../graph.ts';
import type { EditorState } from '../state.ts';
import type { Command } from './command.ts';
import { put } from './paste.ts';

export const duplicate: Command<{ readonly by: Point } | null> = {
  id: 'duplicate',
  label: 'commands.duplicate',
  icon: 'copy',
  shortcuts: ['Mod+D'],
  enabled: (state) => state.selection.nodes.length > 0,
  run: (state, args) => {
    const clip = clipOf(state);
    return clip ? put(state, clip, args?.by ?? beneath(state)) : state;
  },
};

/** Between a copy and the node above it. */
const gap = 16;

/** The first distance down at which no copy lies over a node, or close beneath one. */
function beneath(state: EditorState): Point {
  const { nodes } = mainGraph(state);
  const copied = nodes.filter(({ id }) => state.selection.nodes.includes(id));
  const covers = (y: number): boolean =>
    copied.some(({ position }) => nodes.some((node) => overlaps(node.position, { x: position.x, y: position.y + y })));
  let y = nodeSize.height + 40;
  while (covers(y) || covers(y - gap)) y += 8;
  return { x: 0, y };
}
