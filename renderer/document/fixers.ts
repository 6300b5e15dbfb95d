/** @file What each kind of repair does to the drawing. A kind without an entry does not compile. */
import type { Draft } from 'mutative';
import type { Fix, FixNode } from '../../engine/catalog/define.ts';
import { defaults } from '../../engine/catalog/validate.ts';
import { definitionOf } from '../../engine/model/analyze/wiring.ts';
import type { DocumentEdge, DocumentGraph, DocumentNode, LoomDocument } from '../../engine/model/document/types.ts';
import { columnPitch, freeId, mainGraph, nodeOf, overlaps, type Point, placeAfter } from './graph.ts';
import { edit } from './history.ts';
import { newNode, putNode } from './new-node.ts';
import type { EditorState } from './state.ts';
import { makeRoom, spliceInto } from './wires.ts';

type Kind = Exclude<Fix['kind'], 'several'>;
type Of<K extends Kind> = Extract<Fix, { readonly kind: K }>;

/** `node` is the one at fault; null where the document as a whole is. What doesn't apply leaves the state as it is. */
export const fixers: { readonly [K in Kind]: (state: EditorState, fix: Of<K>, node: string | null) => EditorState } = {
  'insert-before': insertBefore,
  connect,
  'add-node': addNode,
  'remove-node': (state, _, node) => edit(state, (document) => removeNode(document, node)),
  'remove-edge': (state, { edge }) =>
    edit(state, ({ graphs: { main } }) => {
      main.edges = main.edges.filter((each) => each.id !== edge);
    }),
  'set-param': (state, { node: ref, param, value }, node) => setParam(state, nodeBy(state, node, ref), param, value),
  'set-loss': (state, { loss }, node) => setParam(state, node, 'loss', loss),
  'unset-param': (state, { param }, node) =>
    edit(state, (document) => {
      const owner = ownerOf(document, node);
      if (owner) owner.params = Object.fromEntries(Object.entries(owner.params ?? {}).filter(([name]) => name !== param));
    }),
  rename: (state, { name }, node) =>
    edit(state, (document) => {
      const found = document.graphs.main.nodes.find(({ id }) => id === node);
      if (found) found.name = name;
    }),
  unshare: (state, _, node) => edit(state, (document) => unshare(document, node)),
  'set-column': (state, { column }, node) =>
    edit(state, (document) => {
      if (node !== null) document.data.columns[node] = column;
    }),
  'set-training': (state, { values }) =>
    edit(state, (document) => void Object.assign(document.training, structuredClone(values))),
  'keep-size': (state) => state,
};

/** A parameter that a hand-written file left out is written too, if the node's type has it. */
function setParam(state: EditorState, id: string | null, param: string, value: unknown): EditorState {
  return edit(state, (document) => {
    const owner = ownerOf(document, id);
    if (owner && param in (definitionOf(owner)?.params ?? {})) {
      owner.params = { ...owner.params, [param]: structuredClone(value) };
    }
  });
}

/** The node, or the one whose weights it shares. */
function ownerOf(document: Draft<LoomDocument>, id: string | null): Draft<DocumentNode> | undefined {
  const { nodes } = document.graphs.main;
  const node = nodes.find((candidate) => candidate.id === id);
  return node?.shares === undefined ? node : nodes.find((candidate) => candidate.id === node.shares);
}

/** Weights of its own, with the parameters that it had where they fit. */
function unshare(document: Draft<LoomDocument>, id: string | null): void {
  const node = document.graphs.main.nodes.find((candidate) => candidate.id === id);
  const definition = node && definitionOf(node);
  if (!node || !definition) return;
  const source = document.graphs.main.nodes.find((candidate) => candidate.id === node.shares);
  const given = source?.type === node.type ? source.params : {};
  node.params = structuredClone({ ...defaults(definition.params), ...given });
  delete node.shares;
}

/** With its wires; what fed it feeds what it fed, where that is clear. */
function removeNode(document: Draft<LoomDocument>, id: string | null): void {
  const { main } = document.graphs;
  const into = main.edges.filter((edge) => edge.target === id);
  const [feed] = into;
  main.nodes = main.nodes.filter((node) => node.id !== id);
  if (id !== null) delete document.data.columns[id];
  const heal = into.length === 1 && feed?.source !== id ? feed : undefined;
  for (const edge of main.edges) {
    if (edge.source !== id || !heal) continue;
    edge.source = heal.source;
    edge.sourcePort = heal.sourcePort;
  }
  main.edges = main.edges.filter((edge) => edge.source !== id && edge.target !== id);
}

/** The wire into a port: `name`, or `name:2` for the third wire of a variadic one. */
function wireInto(state: EditorState, node: string | null, port: string): DocumentEdge | undefined {
  const [name, place = '0'] = port.split(':');
  const into = mainGraph(state).edges.filter((edge) => edge.target === node);
  return into.filter((edge) => edge.targetPort === name)[Number(place)] ?? (into.length === 1 ? into[0] : undefined);
}

function nodeBy(state: EditorState, node: string | null, ref: FixNode = 'self'): string | null {
  if (ref === 'self') return node;
  return 'id' in ref ? ref.id : (wireInto(state, node, ref.port)?.source ?? null);
}

function insertBefore(state: EditorState, fix: Of<'insert-before'>, node: string | null): EditorState {
  const graph = mainGraph(state);
  const id = nodeBy(state, node, fix.node);
  const wire = wireInto(state, id, fix.port);
  const target = nodeOf(graph, id ?? '');
  const made = target && newNode(state, fix.type, placeBefore(graph, target.position), fix.params);
  if (!wire || !made || made.definition.inputs.length === 0 || made.definition.outputs.length === 0) return state;
  return edit(state, (document) => {
    makeRoom(document, made.node.position);
    putNode(document, made);
    spliceInto(document, wire.id, made.node.id, made.definition);
  });
}

/** The wire comes last at its port; then the layers between, in their order. */
function connect(state: EditorState, fix: Of<'connect'>, node: string | null): EditorState {
  const { edges } = mainGraph(state);
  if (node === null) return state;
  const place = edges.filter((edge) => edge.target === node && edge.targetPort === fix.port).length;
  const wire = { source: fix.source, sourcePort: fix.sourcePort, target: node, targetPort: fix.port };
  const wired = edit(state, (document) => void document.graphs.main.edges.push({ id: freeId('e', edges), ...wire }));
  return fix.through.reduce(
    (now, layer) => insertBefore(now, { kind: 'insert-before', ...layer, port: `${fix.port}:${place}` }, node),
    wired,
  );
}

/** An Input comes before what it feeds, all else after the drawing. */
function addNode(state: EditorState, fix: Of<'add-node'>): EditorState {
  const { feeds } = fix;
  const graph = mainGraph(state);
  const target = nodeOf(graph, feeds?.node ?? '');
  const made = newNode(state, fix.type, target?.position ?? placeAfter(graph, undefined), fix.params);
  if (!made) return state;
  const added = edit(state, (document) => {
    makeRoom(document, made.node.position);
    putNode(document, made);
  });
  const [output] = made.definition.outputs;
  if (!target || !feeds || !output) return added;
  const wire = { source: made.node.id, sourcePort: output.name, target: target.id, targetPort: feeds.port };
  return edit(added, (document) => void document.graphs.main.edges.push({ id: freeId('e', graph.edges), ...wire }));
}

/** Where a node stood before and none does now, else the place of the node itself, which moves on. */
function placeBefore(graph: DocumentGraph, place: Point): Point {
  const before = { x: place.x - columnPitch, y: place.y };
  const within = graph.nodes.some(({ position }) => position.x <= before.x);
  return within && !graph.nodes.some(({ position }) => overlaps(position, before)) ? before : place;
}
