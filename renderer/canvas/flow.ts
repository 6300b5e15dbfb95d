/** @file The drawing as React Flow takes it; nodes and wires that did not change keep their identity, so that they are not drawn again. */
import { Position, type NodeHandle } from '@xyflow/react';
import type { DocumentEdge, DocumentGraph } from '../../engine/model/document/types.ts';
import { nodeSize, type Point } from '../document/graph.ts';
import type { Selection } from '../document/state.ts';
import { describe } from './describe.ts';
import type { Moving } from './drag.ts';
import type { LayerNodeType } from './layer-node.tsx';
import type { NodeFace } from './node-data.ts';
import { portOf, portSize, type Slot, slotsOf } from './ports.ts';
import type { WireType } from './wire-edge.tsx';
import { routeWires, type Wire } from './wire-route.ts';

/** The thing made before where all that it was made from is the same. */
class Keeper<T> {
  #made = new Map<string, { readonly from: readonly unknown[]; readonly thing: T }>();
  #next = new Map<string, { readonly from: readonly unknown[]; readonly thing: T }>();

  keep(id: string, from: readonly unknown[], make: () => T): T {
    const held = this.#made.get(id);
    const made = held?.from.every((part, index) => part === from[index]) ? held : { from, thing: make() };
    this.#next.set(id, made);
    return made.thing;
  }

  /** Forgets what was not asked for since the last turn. */
  turn(): void {
    this.#made = this.#next;
    this.#next = new Map();
  }
}

/** Makes nodes and wires for React Flow, and keeps those that stay as they are. One for each canvas. */
export class Flow {
  readonly #nodes = new Keeper<LayerNodeType>();
  readonly #wires = new Keeper<WireType>();

  nodes(graph: DocumentGraph, faces: ReadonlyMap<string, NodeFace>, selection: Selection, moving: Moving): LayerNodeType[] {
    // One node is a stop of the Tab key; the arrows lead to the others.
    const stop = selection.nodes.at(-1) ?? graph.nodes[0]?.id;
    const chosen = new Set(selection.nodes);
    const nodes = graph.nodes.flatMap((node) => {
      const face = faces.get(node.id);
      if (!face) return [];
      const { x, y } = moving[node.id] ?? node.position;
      const selected = chosen.has(node.id);
      const from = [node.name, face, x, y, selected, node.id === stop];
      const make = (): LayerNodeType => flowNode(node.id, node.name, face, { x, y }, selected, node.id === stop);
      return [this.#nodes.keep(node.id, from, make)];
    });
    this.#nodes.turn();
    return nodes;
  }

  wires(edges: readonly DocumentEdge[], selection: Selection, nodes: readonly LayerNodeType[]): WireType[] {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const chosen = new Set(selection.edges);
    const taken = new Map<string, number>();
    const placed = edges.flatMap((edge) => {
      const place = placeOf(edge, byId, taken);
      return place ? [place] : [];
    });
    const paths = routeWires(placed.map(({ wire }) => wire));
    const wires = placed.map(({ edge, sourceHandle, targetHandle }) => {
      const path = paths.get(edge.id) ?? '';
      const selected = chosen.has(edge.id);
      const label = `${byId.get(edge.source)?.data.name ?? ''} → ${byId.get(edge.target)?.data.name ?? ''}`;
      const { id, source, target } = edge;
      const from = [source, target, path, selected, sourceHandle, targetHandle, label];
      return this.#wires.keep(id, from, () => ({
        ...{ id, source, target, sourceHandle, targetHandle, selected },
        type: 'wire',
        data: { path },
        ariaLabel: label,
      }));
    });
    this.#wires.turn();
    return wires;
  }
}

function flowNode(id: string, name: string, face: NodeFace, position: Point, selected: boolean, stop: boolean): LayerNodeType {
  return {
    id,
    type: 'layer',
    position,
    selected,
    data: { name, face },
    ...nodeSize,
    measured: nodeSize,
    // Known beforehand, so that nothing has to be measured in the page.
    handles: [
      ...slotsOf(face.definition?.inputs ?? [], face.wires).map((slot) => handleOf(slot, 'target')),
      ...slotsOf(face.definition?.outputs ?? []).map((slot) => handleOf(slot, 'source')),
    ],
    focusable: true,
    ariaLabel: describe(name, face),
    domAttributes: { tabIndex: stop ? 0 : -1 },
  };
}

function handleOf(slot: Slot, type: 'source' | 'target'): NodeHandle {
  const [x, position] = type === 'source' ? [nodeSize.width, Position.Right] : [0, Position.Left];
  return { id: slot.id, type, position, x: x - portSize / 2, y: slot.y - portSize / 2, width: portSize, height: portSize };
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
