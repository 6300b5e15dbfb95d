/** @file Appends a new node to the selected one, or to the last that has no follower, and wires it. */
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import type { DocumentNode } from '../../../engine/model/document/types.ts';
import { freeDown, mainGraph, nodeOf, overlaps, type Point, placeAfter } from '../graph.ts';
import { asOneStep, edit } from '../history.ts';
import { newNode, putNode, wireBetween } from '../new-node.ts';
import { refuse } from '../refuse.ts';
import type { EditorState } from '../state.ts';
import { always, type Command } from './command.ts';

export const appendNode: Command<{ readonly type: string }> = {
  id: 'append-node',
  label: 'commands.append-node',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (before, { type }) => {
    const after = takesWires(before, type) ? anchor(before) : undefined;
    const { state, place } = makeWay(before, after);
    const made = newNode(state, type, place);
    if (!made) return before;
    const selection = { nodes: [made.node.id], edges: [] };
    const added = edit(state, (document) => putNode(document, made), { selection });
    const wire = after && wireBetween(mainGraph(state), after, made.node);
    if (!wire || refuse(added, wire)) return asOneStep(before, added);
    const wired = edit(added, (document) => void document.graphs.main.edges.push({ ...wire }), { selection });
    return asOneStep(before, wired);
  },
};

function takesWires(state: EditorState, type: string): boolean {
  return (newNode(state, type, { x: 0, y: 0 })?.definition.inputs.length ?? 0) > 0;
}

/** The selected node where it has an output; else the last one drawn whose output leads nowhere. */
function anchor(state: EditorState): DocumentNode | undefined {
  const graph = mainGraph(state);
  const hasOutput = (node: DocumentNode): boolean => (definitionOf(node)?.outputs.length ?? 0) > 0;
  const chosen = nodeOf(graph, state.selection.nodes.at(-1) ?? '');
  if (chosen && hasOutput(chosen)) return chosen;
  const fed = new Set(graph.edges.map((edge) => edge.source));
  return [...graph.nodes].reverse().find((node) => hasOutput(node) && !fed.has(node.id));
}

/** Where the new node goes. An Output that waits there unwired moves one place on: the chain grows towards it. */
function makeWay(state: EditorState, after: DocumentNode | undefined): { readonly state: EditorState; readonly place: Point } {
  const graph = mainGraph(state);
  const waiting = (node: DocumentNode): boolean =>
    definitionOf(node)?.role === 'output' && !graph.edges.some((edge) => edge.target === node.id);
  const rest = { nodes: graph.nodes.filter((node) => !waiting(node)), edges: graph.edges };
  const place = after ? placeAfter(rest, after) : placeAfter(graph, undefined);
  const inTheWay = graph.nodes.find((node) => waiting(node) && overlaps(node.position, place));
  if (!after || !inTheWay) return { state, place: after ? freeDown(graph, place) : place };
  const next = placeAfter(
    { nodes: [...rest.nodes, { ...after, position: place }], edges: graph.edges },
    { ...after, position: place },
  );
  const moved = edit(state, (document) => {
    const node = document.graphs.main.nodes.find(({ id }) => id === inTheWay.id);
    if (node) node.position = { ...next };
  });
  return { state: moved, place };
}
