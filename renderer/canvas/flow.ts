/** @file The drawing as React Flow takes it; nodes and wires that did not change keep their identity, so that they are not drawn again. */
import type { Language } from '../../engine/core/language.ts';
import type { DocumentEdge, DocumentNode } from '../../engine/model/document/types.ts';
import { mainGraph, nodeSize, type Point } from '../document/graph.ts';
import type { EditorState } from '../document/state.ts';
import { describe } from './describe.ts';
import type { LayerNodeType } from './layer-node.tsx';
import { faceOf, type NodeFace } from './node-data.ts';
import { portOf, slotsOf } from './ports.ts';
import type { WireType } from './wire-edge.tsx';
import { routeWires, type Wire } from './wire-route.ts';

/** Places of nodes while they are dragged, by id. */
export type Moving = Readonly<Record<string, Point>>;

interface Made<T> {
  readonly key: string;
  readonly thing: T;
}

/** The thing made before where its key is the same. */
class Keeper<T extends { readonly id: string }> {
  #made = new Map<string, Made<T>>();

  keep(entries: readonly { readonly key: string; readonly make: () => T }[]): T[] {
    const next = new Map<string, Made<T>>();
    const things = entries.map(({ key, make }) => {
      const id = key.slice(0, key.indexOf('\n'));
      const held = this.#made.get(id);
      const made = held?.key === key ? held : { key, thing: make() };
      next.set(id, made);
      return made.thing;
    });
    this.#made = next;
    return things;
  }
}

const nodeKeeper = new Keeper<LayerNodeType>();
const wireKeeper = new Keeper<WireType>();

export function flowNodes(state: EditorState, language: Language, moving: Moving): LayerNodeType[] {
  const { nodes } = mainGraph(state);
  // One node is a stop of the Tab key; the arrows lead to the others.
  const stop = state.selection.nodes.at(-1) ?? nodes[0]?.id;
  return nodeKeeper.keep(
    nodes.map((node) => {
      const face = faceOf(node, state, language);
      const { definition, ...shown } = face;
      const position = moving[node.id] ?? node.position;
      const selected = state.selection.nodes.includes(node.id);
      const parts = [node.name, node.type, position, selected, node.id === stop, language, shown, definition?.id];
      return {
        key: `${node.id}\n${JSON.stringify(parts)}`,
        make: () => flowNode(node, face, position, selected, node.id === stop),
      };
    }),
  );
}

function flowNode(node: DocumentNode, face: NodeFace, position: Point, selected: boolean, stop: boolean): LayerNodeType {
  return {
    id: node.id,
    type: 'layer',
    position: { ...position },
    selected,
    data: { name: node.name, face },
    ...nodeSize,
    focusable: true,
    ariaLabel: describe(node.name, face),
    domAttributes: { tabIndex: stop ? 0 : -1 },
  };
}

export function flowWires(state: EditorState, nodes: readonly LayerNodeType[]): WireType[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const taken = new Map<string, number>();
  const wires = mainGraph(state).edges.flatMap((edge) => {
    const place = placeOf(edge, byId, taken);
    return place ? [place] : [];
  });
  const paths = routeWires(wires.map(({ wire }) => wire));
  return wireKeeper.keep(
    wires.map(({ edge, sourceHandle, targetHandle }) => {
      const path = paths.get(edge.id) ?? '';
      const selected = state.selection.edges.includes(edge.id);
      const label = `${byId.get(edge.source)?.data.name ?? ''} → ${byId.get(edge.target)?.data.name ?? ''}`;
      const key = `${edge.id}\n${JSON.stringify([edge, path, selected, sourceHandle, targetHandle, label])}`;
      const { id, source, target } = edge;
      const make = (): WireType => ({
        ...{ id, source, target, sourceHandle, targetHandle, selected },
        type: 'wire',
        data: { path },
        ariaLabel: label,
      });
      return { key, make };
    }),
  );
}

interface Placed {
  readonly edge: DocumentEdge;
  readonly sourceHandle: string;
  readonly targetHandle: string;
  readonly wire: Wire;
}

/** `taken` counts the wires of each port: those of a variadic one get a handle each, in the order of the edges. */
function placeOf(edge: DocumentEdge, nodes: ReadonlyMap<string, LayerNodeType>, taken: Map<string, number>): Placed | null {
  const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
  const [from, to] = [source?.data.face.definition, target?.data.face.definition];
  if (!source || !target || !from || !to) return null;
  const port = `${edge.target}\n${edge.targetPort}`;
  const place = taken.get(port) ?? 0;
  taken.set(port, place + 1);
  const starts = slotsOf(from.outputs);
  const ends = slotsOf(to.inputs, target.data.face.wires);
  const start = starts.find((slot) => portOf(slot.id) === edge.sourcePort) ?? (starts.length === 1 ? starts[0] : undefined);
  const mine = ends.filter((slot) => slot.port.name === edge.targetPort);
  const end = mine[Math.min(place, mine.length - 1)] ?? (ends.length === 1 ? ends[0] : undefined);
  if (!start || !end) return null;
  const wire: Wire = {
    id: edge.id,
    x1: source.position.x + nodeSize.width,
    y1: source.position.y + start.y,
    x2: target.position.x,
    y2: target.position.y + end.y,
    top: target.position.y,
  };
  return { edge, sourceHandle: start.id, targetHandle: end.id, wire };
}
