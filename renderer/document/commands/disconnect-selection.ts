/** @file Cuts all wires of the selected nodes. */
import type { DocumentEdge } from '../../../engine/model/document/types.ts';
import { mainGraph } from '../graph.ts';
import type { EditorState } from '../state.ts';
import type { Command } from './command.ts';
import { cutWires } from './cut-wires.ts';

export const disconnectSelection: Command = {
  id: 'disconnect-selection',
  label: 'commands.disconnect-selection',
  icon: null,
  shortcuts: ['Alt+X'],
  enabled: (state) => theirWires(state).length > 0,
  run: (state) => cutWires.run(state, { edges: theirWires(state).map(({ id }) => id) }),
};

function theirWires({ document, selection }: EditorState): DocumentEdge[] {
  const nodes = new Set(selection.nodes);
  return mainGraph({ document }).edges.filter((edge) => nodes.has(edge.source) || nodes.has(edge.target));
}
