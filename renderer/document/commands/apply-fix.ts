/** @file Carries out the repair that a problem offers. */
import type { Draft } from 'mutative';
import type { Fix } from '../../../engine/catalog/define.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import { freeId, mainGraph, nodeOf, placeAfter } from '../graph.ts';
import { edit } from '../history.ts';
import { newNode } from '../new-node.ts';
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
  const main = document.graphs.main;
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
      const added = newNode(mainGraph(state), fix.type, placeAfter(mainGraph(state), undefined), fix.params);
      if (added) main.nodes.push(structuredClone(added) as never);
      return;
    }
    case 'insert-before':
      insertBefore(document, state, fix, node);
      return;
    default:
      fix satisfies never;
  }
}

function setParam(document: Draft<LoomDocument>, id: string | null, param: string, value: unknown): void {
  const node = document.graphs.main.nodes.find((candidate) => candidate.id === id);
  if (node?.params && param in node.params) node.params = { ...node.params, [param]: structuredClone(value) };
}

/** The wire into a port: `name`, or `name:2` for the third wire of a variadic one. */
function wireInto(state: EditorState, node: string | null, port: string): { id: string; source: string } | undefined {
  const [name, place = '0'] = port.split(':');
  return mainGraph(state).edges.filter((edge) => edge.target === node && edge.targetPort === name)[Number(place)];
}

function feeder(state: EditorState, node: string | null, port: string): string | null {
  return wireInto(state, node, port)?.source ?? null;
}

function insertBefore(
  document: Draft<LoomDocument>,
  state: EditorState,
  fix: Extract<Fix, { kind: 'insert-before' }>,
  node: string | null,
): void {
  const target = fix.node === undefined || fix.node === 'self' ? node : feeder(state, node, fix.node.port);
  const wire = wireInto(state, target, fix.port) ?? mainGraph(state).edges.find((edge) => edge.target === target);
  const before = nodeOf(mainGraph(state), wire?.source ?? '');
  const added = before && newNode(mainGraph(state), fix.type, placeAfter(mainGraph(state), before), fix.params);
  const edge = document.graphs.main.edges.find((candidate) => candidate.id === wire?.id);
  if (!added || !edge) return;
  document.graphs.main.nodes.push(structuredClone(added) as never);
  const id = freeId('e', document.graphs.main.edges);
  document.graphs.main.edges.push({
    id,
    source: edge.source,
    sourcePort: edge.sourcePort,
    target: added.id,
    targetPort: 'input',
  });
  edge.source = added.id;
  edge.sourcePort = 'output';
}
