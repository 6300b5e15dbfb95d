/** @file The drawing as React Flow takes it; nodes and wires that did not change keep their identity, so that they are not drawn again. */
import { Position, type NodeHandle } from '@xyflow/react';
import type { DocumentEdge, DocumentGraph } from '../../engine/model/document/types.ts';
import { nodeSize, type Point } from '../document/graph.ts';
import type { Selection } from '../document/state.ts';
import { spokenId } from './nodes/describe.ts';
import type { Moving } from './drag.ts';
import type { LayerNodeType } from './nodes/layer-node.tsx';
import type { NodeFace } from './nodes/node-data.ts';
import { portOf, portSize, type Slot, slotsOf } from './nodes/ports.ts';
import type { WireType } from './wires/wire-edge.tsx';
import { routeWires, type Wire } from './wires/wire-route.ts';

interface Routed {
  readonly wires: readonly Wire[];
  readonly places: readonly Point[];
  readonly paths: ReadonlyMap<string, string>;
}

/** Whether two lists hold the same numbers and words. */
function sameAll<T extends Wire | Point>(a: readonly T[], b: readonly T[]): boolean {
  const same = (x: T, y: T | undefined): boolean => (Object.keys(x) as (keyof T)[]).every((key) => x[key] === y?.[key]);
  return a.length === b.length && a.every((thing, index) => same(thing, b[index]));
}

/** The list before where it holds the same things. */
function steady<T>(before: T[], next: T[]): T[] {
  return before.length === next.length && next.every((thing, index) => thing === before[index]) ? before : next;
}

/** The thing made before where all that it was made from is the same. */
class Keeper<T> {
  #made = new Map<string, { readonly from: readonly unknown[]; readonly thing: T }>();
  #next = new Map<string, { readonly from: readonly unknown[]; readonly thing: T }>();
  #list: T[] = [];

  keep(id: string, from: readonly unknown[], make: () => T): T {
    const held = this.#made.get(id);
    const made = held?.from.every((part, index) => part === from[index]) ? held : { from, thing: make() };
    this.#next.set(id, made);
    return made.thing;
  }

  /** Ends a turn: what was not asked for in it is forgotten. The list is the one before where nothing in it changed. */
  turn(things: T[]): T[] {
    this.#made = this.#next;
    this.#next = new Map();
    this.#list = steady(this.#list, things);
    return this.#list;
  }
}

/** A chosen wire alone: its ends can be taken off the ports. Others would lie over the ports that new wires start from. */
const overNodes = 1000;

/** Makes nodes and wires for React Flow, and keeps those that stay as they are. One for each canvas. */
export class Flow {
  readonly #nodes = new Keeper<LayerNodeType>();
  readonly #wires = new Keeper<WireType>();
  #placed: readonly Placed[] = [];
  #routed: Routed | null = null;

  nodes(graph: DocumentGraph, faces: ReadonlyMap<string, NodeFace>, selection: Selection): LayerNodeType[] {
    // One node is a stop of the Tab key; the arrows lead to the others.
    const stop = selection.nodes.at(-1) ?? graph.nodes[0]?.id;
    const chosen = new Set(selection.nodes);
    const nodes = graph.nodes.flatMap((node) => {
      const face = faces.get(node.id);
      if (!face) return [];
      const { x, y } = node.position;
      const selected = chosen.has(node.id);
      const from = [node.name, face.definition, face.wires.join(), x, y, selected, node.id === stop];
      const make = (): LayerNodeType => flowNode(node.id, node.name, face, { x, y }, selected, node.id === stop);
      return [this.#nodes.keep(node.id, from, make)];
    });
    return this.#nodes.turn(nodes);
  }

  wires(
    edges: readonly DocumentEdge[],
    faces: ReadonlyMap<string, NodeFace>,
    selection: Selection,
    nodes: readonly LayerNodeType[],
  ): WireType[] {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const chosen = new Set(selection.edges);
    const taken = new Map<string, number>();
    const placed = edges.flatMap((edge) => placeOf(edge, byId, faces, taken) ?? []);
    this.#placed = placed;
    const paths = this.#route(
      placed.map(({ wire }) => wire),
      nodes.map(({ position }) => position),
    );
    const wires = placed.map(({ edge, sourceHandle, targetHandle }) => {
      const path = paths.get(edge.id) ?? '';
      const selected = chosen.has(edge.id);
      const label = `${byId.get(edge.source)?.data.name ?? ''} → ${byId.get(edge.target)?.data.name ?? ''}`;
      const { id, source, target } = edge;
      const from = [source, target, path, selected, sourceHandle, targetHandle, label];
      return this.#wires.keep(id, from, () => ({
        ...{ id, source, target, sourceHandle, targetHandle, selected },
        type: 'wire',
        zIndex: selected ? overNodes : 0,
        data: { path },
        ariaLabel: label,
      }));
    });
    return this.#wires.turn(wires);
  }

  /** Worked out anew only where an end or a node has another place. */
  #route(wires: readonly Wire[], places: readonly Point[]): ReadonlyMap<string, string> {
    const routed = this.#routed;
    if (routed && sameAll(routed.wires, wires) && sameAll(routed.places, places)) return routed.paths;
    const paths = routeWires(wires, places);
    this.#routed = { wires, places, paths };
    return paths;
  }

  /** The ways of the wires of nodes that are dragged, by id. The others stay until the drag ends. */
  pathsOf(places: Moving): Map<string, string> {
    const moved = this.#placed.flatMap(({ edge, from, to, wire }) => {
      const [start, end] = [shift(places[edge.source], from), shift(places[edge.target], to)];
      if (!start && !end) return [];
      const [a, b] = [start ?? nowhere, end ?? nowhere];
      return [{ ...wire, x1: wire.x1 + a.x, y1: wire.y1 + a.y, x2: wire.x2 + b.x, y2: wire.y2 + b.y, top: wire.top + b.y }];
    });
    return routeWires(moved);
  }
}

function flowNode(id: string, name: string, face: NodeFace, position: Point, selected: boolean, stop: boolean): LayerNodeType {
  return {
    id,
    type: 'layer',
    position,
    selected,
    data: { name },
    ...nodeSize,
    measured: nodeSize,
    // Known beforehand, so that nothing has to be measured in the page.
    handles: [
      ...slotsOf(face.definition?.inputs ?? [], face.wires).map((slot) => handleOf(slot, 'target')),
      ...slotsOf(face.definition?.outputs ?? []).map((slot) => handleOf(slot, 'source')),
    ],
    focusable: true,
    domAttributes: { tabIndex: stop ? 0 : -1, 'aria-labelledby': spokenId(id) },
  };
}

function handleOf(slot: Slot, type: 'source' | 'target'): NodeHandle {
  const [x, position] = type === 'source' ? [nodeSize.width, Position.Right] : [0, Position.Left];
  return { id: slot.id, type, position, x: x - portSize / 2, y: slot.y - portSize / 2, width: portSize, height: portSize };
}

const nowhere: Point = { x: 0, y: 0 };

function shift(place: Point | undefined, home: Point): Point | null {
  return place ? { x: place.x - home.x, y: place.y - home.y } : null;
}

interface Placed {
  readonly edge: DocumentEdge;
  /** Places of the two nodes. */
  readonly from: Point;
  readonly to: Point;
  readonly sourceHandle: string;
  readonly targetHandle: string;
  readonly wire: Wire;
}

/** `taken` counts the wires of each port: those of a variadic one get a handle each, in the order of the edges. */
function placeOf(
  edge: DocumentEdge,
  nodes: ReadonlyMap<string, LayerNodeType>,
  faces: ReadonlyMap<string, NodeFace>,
  taken: Map<string, number>,
): Placed | null {
  const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
  const [from, to] = [faces.get(edge.source)?.definition, faces.get(edge.target)?.definition];
  if (!source || !target || !from || !to) return null;
  const port = `${edge.target}\n${edge.targetPort}`;
  const place = taken.get(port) ?? 0;
  taken.set(port, place + 1);
  const starts = slotsOf(from.outputs);
  const ends = slotsOf(to.inputs, faces.get(edge.target)?.wires);
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
  return { edge, from: source.position, to: target.position, sourceHandle: start.id, targetHandle: end.id, wire };
}
