/** @file Appends a new node to the selected one, or to the last that has no follower, and wires it; an Output stays the end. */
import type { Draft } from 'mutative';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import type { DocumentEdge, DocumentNode, LoomDocument } from '../../../engine/model/document/types.ts';
import { freeDown, mainGraph, nodeOf, overlaps, type Point, placeAfter } from '../graph.ts';
import { asOneStep, edit } from '../history.ts';
import { type NewNode, newNode, putNode, putWire, wireBetween } from '../new-node.ts';
import { refuse } from '../refuse.ts';
import { type EditorState, selectionOf } from '../state.ts';
import { spliceInto, waitingOutputs } from '../wires.ts';
import { always, type Command } from './command.ts';

export const appendNode: Command<{ readonly type: string }> = {
  id: 'append-node',
  label: 'commands.append-node',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (before, { type }) => {
    const after = takesWires(before, type) ? anchor(before) : undefined;
    const end = after ? endOf(before, after) : null;
    const { state, place } = makeWay(before, after, end);
    const made = newNode(state, type, place);
    if (!made) return before;
    const selection = selectionOf(made.node.id);
    const added = edit(state, (document) => putNode(document, made), { selection });
    const wire = after && wireBetween(mainGraph(state), after, made.node);
    if (!wire || refuse(added, wire)) return asOneStep(before, added);
    const wired = edit(added, (document) => join(document, added, wire, made, end), { selection });
    return asOneStep(before, wired);
  },
};

/** The Output that the chain grows towards, and the wire that leads there already. */
interface End {
  readonly output: DocumentNode;
  readonly edge: DocumentEdge | null;
}

function takesWires(state: EditorState, type: string): boolean {
  return (newNode(state, type, { x: 0, y: 0 })?.definition.inputs.length ?? 0) > 0;
}

/** The selected node where it has an output; else the last one drawn whose output leads nowhere. */
function anchor(state: EditorState): DocumentNode | undefined {
  const graph = mainGraph(state);
  const hasOutput = (node: DocumentNode): boolean => (definitionOf(node)?.outputs.length ?? 0) > 0;
  const chosen = nodeOf(graph, state.selection.nodes.at(-1) ?? '');
  if (chosen && hasOutput(chosen)) return chosen;
  const feeds = graph.edges.filter((edge) => edge.target === chosen?.id);
  if (feeds.length === 1) return nodeOf(graph, feeds[0]?.source ?? '');
  const fed = new Set(graph.edges.map((edge) => edge.source));
  return [...graph.nodes].reverse().find((node) => hasOutput(node) && !fed.has(node.id));
}

/** Where `after` leads nowhere: an Output that waits for a wire. Where it leads to one Output alone: that one. */
function endOf(state: EditorState, after: DocumentNode): End | null {
  const graph = mainGraph(state);
  const out = graph.edges.filter((edge) => edge.source === after.id);
  const [only, second] = out;
  if (!only) {
    const [output] = waitingOutputs(graph);
    return output ? { output, edge: null } : null;
  }
  const output = nodeOf(graph, only.target);
  return output && !second && definitionOf(output)?.role === 'output' ? { output, edge: only } : null;
}

/** Wires the new node to the one before it, and to the Output where nothing speaks against it. */
function join(document: Draft<LoomDocument>, added: EditorState, wire: DocumentEdge, made: NewNode, end: End | null): void {
  if (end?.edge && made.definition.outputs.length > 0) {
    spliceInto(document, end.edge.id, made.node.id, made.definition);
    return;
  }
  putWire(document, wire);
  const last = end && wireBetween(mainGraph(added), made.node, end.output);
  if (last && refuse(added, last) === null) putWire(document, last);
}

/** Where the new node goes. The Output that stands there moves one place on: the chain grows towards it. */
function makeWay(
  state: EditorState,
  after: DocumentNode | undefined,
  end: End | null,
): { readonly state: EditorState; readonly place: Point } {
  const graph = mainGraph(state);
  if (!after) return { state, place: placeAfter(graph, undefined) };
  const movable = new Set([...waitingOutputs(graph), ...(end ? [end.output] : [])].map(({ id }) => id));
  const rest = { nodes: graph.nodes.filter((node) => !movable.has(node.id)), edges: graph.edges };
  const place = placeAfter(rest, after);
  const inTheWay = graph.nodes.find((node) => movable.has(node.id) && overlaps(node.position, place));
  if (!inTheWay) return { state, place: freeDown(graph, place) };
  const stood = { ...after, position: place };
  const next = placeAfter({ nodes: [...rest.nodes, stood], edges: graph.edges }, stood);
  const moved = edit(state, (document) => {
    const node = document.graphs.main.nodes.find(({ id }) => id === inTheWay.id);
    if (node) node.position = { ...next };
  });
  return { state: moved, place };
}
