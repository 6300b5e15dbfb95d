/** @file Puts a new node at a place of the canvas, and selects it; on a wire, or at the end of one, where that is asked for. */
import { freeNear, mainGraph, type Point } from '../graph.ts';
import { asOneStep, edit } from '../history.ts';
import { type NewNode, newNode, putNode, putWire } from '../new-node.ts';
import { type PortRef, wireTo } from '../refuse.ts';
import { type EditorState, selectionOf } from '../state.ts';
import { fitsWire, makeRoom, placeOnWire, spliceInto } from '../wires.ts';
import { always, type Command } from './command.ts';

export interface AddNode {
  readonly type: string;
  readonly position: Point;
  /** The wire that it is spliced into. */
  readonly onWire?: string | null;
  /** The port that the wire was drawn from at whose end it stands. */
  readonly from?: PortRef | null;
}

export const addNode: Command<AddNode> = {
  id: 'add-node',
  label: 'commands.add-node',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { type, position, onWire = null, from = null }) => {
    if (onWire !== null && fitsWire(state, type, onWire)) return spliced(state, type, position, onWire);
    const made = newNode(state, type, freeNear(mainGraph(state), position));
    return made ? added(state, made, from) : state;
  },
};

function added(state: EditorState, made: NewNode, from: PortRef | null): EditorState {
  const selection = selectionOf(made.node.id);
  const alone = edit(state, (document) => putNode(document, made), { selection });
  const wire = from && wireTo(alone, from, made.node.id);
  if (!wire || wire.refusal !== null) return alone;
  const wired = edit(alone, (document) => putWire(document, wire.ends), { selection });
  return asOneStep(state, wired);
}

function spliced(state: EditorState, type: string, dropped: Point, wire: string): EditorState {
  const made = newNode(state, type, placeOnWire(mainGraph(state), wire, dropped, null));
  if (!made) return state;
  return edit(
    state,
    (document) => {
      makeRoom(document, made.node.position);
      putNode(document, made);
      spliceInto(document, wire, made.node.id, made.definition);
    },
    { selection: selectionOf(made.node.id) },
  );
}
