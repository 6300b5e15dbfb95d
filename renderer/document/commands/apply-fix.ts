/** @file Carries out the repair that a problem offers. */
import type { Draft } from 'mutative';
import type { Fix } from '../../../engine/catalog/define.ts';
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import type { DocumentEdge, LoomDocument } from '../../../engine/model/document/types.ts';
import { columnPitch, freeId, mainGraph, nodeOf, nodeSize, overlaps, placeAfter } from '../graph.ts';
import { edit } from '../history.ts';
import { newNode, putNode } from '../new-node.ts';
import type { EditorState } from '../state.ts';
import { always, type Command } from './command.ts';

export interface ApplyFix {
  readonly fix: Fix;
  /** The node at fault; null where the document as a whole is. */
  readonly node: string | null;
}

export const applyFix: Command<ApplyFix> = {
  id: 'apply-fix',
  label: 'commands.apply-fix',
  icon: null,
  shortcuts: [],
  enabled: always,
  run: (state, { fix, node }) => edit(state, (document) => change(document, state, fix, node)),
};

function change(document: Draft<LoomDocument>, state: EditorState, fix: Fix, node: string | null): void {
  const { main } = document.graphs;
  switch (fix.kind) {
    case 'remove-edge':
      main.edges = main.edges.filter((edge) => edge.id !== fix.edge);
      return;
    case 'set-loss':
      setParam(document, node, 'loss', fix.loss);
      return;
    case 'set-param':
      setParam(document, fix.node === 'self' ? node : feeder(state, node, fix.node.port), fix.param, fix.value);
      return;
    case 'add-node': {
      const made = newNode(state, fix.type, placeAfter(mainGraph(state), undefined), fix.params);
      if (made) putNode(document, made);
      return;
    }
    case 'insert-before':
      insertBefore(document, state, fix, node);
      return;
    default:
      fix satisfies never;
  }
}

/** A parameter that a hand-written file left out is written too, if the node's type has it. */
function setParam(document: Draft<LoomDocument>, id: string | null, param: string, value: unknown): void {
  const { nodes } = document.graphs.main;
  const node = nodes.find((candidate) => candidate.id === id);
  const owner = node?.shares === undefined ? node : nodes.find((candidate) => candidate.id === node.shares);
  if (owner && param in (definitionOf(owner)?.params ?? {})) {
    owner.params = { ...owner.params, [param]: structuredClone(value) };
  }
}

/** The wire into a port: `name`, or `name:2` for the third wire of a variadic one. */
function wireInto(state: EditorState, node: string | null, port: string): DocumentEdge | undefined {
  const [name, place = '0'] = port.split(':');
  const into = mainGraph(state).edges.filter((edge) => edge.target === node);
  return into.filter((edge) => edge.targetPort === name)[Number(place)] ?? (into.length === 1 ? into[0] : undefined);
}

/** The node that feeds a port, whose parameter a fix may set. */
export function feeder(state: EditorState, node: string | null, port: string): string | null {
  return wireInto(state, node, port)?.source ?? null;
}

function insertBefore(
  document: Draft<LoomDocument>,
  state: EditorState,
  fix: Extract<Fix, { kind: 'insert-before' }>,
  node: string | null,
): void {
  const graph = mainGraph(state);
  const id = fix.node === undefined || fix.node === 'self' ? node : feeder(state, node, fix.node.port);
  const wire = wireInto(state, id, fix.port);
  const target = nodeOf(graph, id ?? '');
  const made = target && newNode(state, fix.type, target.position, fix.params);
  const edge = document.graphs.main.edges.find((candidate) => candidate.id === wire?.id);
  const [input] = made?.definition.inputs ?? [];
  const [output] = made?.definition.outputs ?? [];
  if (!target || !made || !edge || !input || !output) return;
  makeRoom(document, made.node.position);
  putNode(document, made);
  const before = { source: edge.source, sourcePort: edge.sourcePort, target: made.node.id, targetPort: input.name };
  document.graphs.main.edges.push({ id: freeId('e', graph.edges), ...before });
  edge.source = made.node.id;
  edge.sourcePort = output.name;
}

/** Moves what stands at a place, and all to its right in that row, one column on. */
function makeRoom(document: Draft<LoomDocument>, place: { readonly x: number; readonly y: number }): void {
  const { nodes } = document.graphs.main;
  if (!nodes.some((node) => overlaps(node.position, place))) return;
  for (const { position } of nodes) {
    if (Math.abs(position.y - place.y) < nodeSize.height && position.x > place.x - nodeSize.width) position.x += columnPitch;
  }
}
