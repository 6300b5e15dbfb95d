/** @file ModelIR from the typed nodes: the part of the drawing that leads to an Output, or all of it while there is none. */
import type { Ref } from '../../catalog/params.ts';
import type { DocumentGraph } from '../document/types.ts';
import type { IRCall, IRInput, IRLayer, IROutput, ModelIR, TensorRef } from '../ir.ts';
import type { TypedNode, Typing } from './nodes.ts';
import type { Wiring } from './wiring.ts';

/** Parameters of an Output node. */
export interface OutputParams {
  readonly loss: Ref;
  readonly loss_weight: number;
  readonly metrics: readonly Ref[];
}

export function buildIR(name: string, graph: DocumentGraph, wiring: Wiring, typing: Typing): ModelIR {
  const working = wiring.order
    .map((node) => typing.typed.get(node.id))
    .filter((entry): entry is TypedNode => entry !== undefined && isWorking(entry));
  const needed = neededBy(
    working.filter((entry) => entry.definition.role === 'output'),
    wiring,
  );
  const used = needed.size > 0 ? working.filter((entry) => needed.has(entry.node.id)) : working;
  const refs = new Map<string, TensorRef>();
  const inputs = inputsOf(graph, used, refs);
  const { layers, calls } = callsOf(used, wiring, refs);
  return { name, inputs, layers, calls, outputs: outputsOf(graph, used, wiring, refs) };
}

function isWorking(entry: TypedNode): boolean {
  return entry.report.outputs !== null;
}

/** Ids of the given nodes and of everything upstream of them. */
function neededBy(ends: readonly TypedNode[], wiring: Wiring): Set<string> {
  const needed = new Set<string>();
  const open = ends.map((entry) => entry.node.id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    for (const wire of wiring.into.get(id) ?? []) open.push(wire.source.id);
  }
  return needed;
}

/** In the order of `nodes`. */
function inOrder(graph: DocumentGraph, entries: readonly TypedNode[]): TypedNode[] {
  const byId = new Map(entries.map((entry) => [entry.node.id, entry]));
  return graph.nodes.map((node) => byId.get(node.id)).filter((entry): entry is TypedNode => entry !== undefined);
}

function inputsOf(graph: DocumentGraph, used: readonly TypedNode[], refs: Map<string, TensorRef>): IRInput[] {
  const entries = inOrder(
    graph,
    used.filter((entry) => entry.definition.role === 'input'),
  );
  return entries.map((entry, index) => {
    refs.set(key(entry.node.id, 0), { kind: 'input', index });
    const type = entry.report.outputs?.[0];
    if (!type) throw new Error('a working input has a type');
    return { node: entry.node.id, name: entry.node.name, type };
  });
}

function callsOf(
  used: readonly TypedNode[],
  wiring: Wiring,
  refs: Map<string, TensorRef>,
): { layers: IRLayer[]; calls: IRCall[] } {
  const layers: IRLayer[] = [];
  const calls: IRCall[] = [];
  const layerOf = new Map<string, number>();
  for (const entry of used.filter((each) => each.definition.role === 'layer')) {
    const owner = entry.node.shares ?? entry.node.id;
    let layer = layerOf.get(owner);
    if (layer === undefined) {
      layer = layers.length;
      layerOf.set(owner, layer);
      layers.push(layerFrom(entry, owner, used));
    }
    const index = calls.length;
    const outputs = entry.report.outputs ?? [];
    for (const output of outputs.keys()) refs.set(key(entry.node.id, output), { kind: 'call', index, output });
    calls.push({ node: entry.node.id, path: entry.node.name, layer, inputs: sources(entry, wiring, refs), outputs });
  }
  return { layers, calls };
}

/** The layer carries the name of the node that owns the weights, also when a sharing node comes first. */
function layerFrom(entry: TypedNode, owner: string, used: readonly TypedNode[]): IRLayer {
  const named = used.find((other) => other.node.id === owner) ?? entry;
  return {
    name: named.node.name,
    node: owner,
    type: entry.definition.id,
    params: entry.params,
    weights: entry.report.weights,
    trainable: entry.params['trainable'] !== false,
  };
}

function sources(entry: TypedNode, wiring: Wiring, refs: ReadonlyMap<string, TensorRef>): TensorRef[] {
  const wires = wiring.into.get(entry.node.id) ?? [];
  return entry.definition.inputs
    .flatMap((port) => wires.filter((wire) => wire.targetPort === port))
    .map((wire) => {
      const ref = refs.get(key(wire.source.id, wire.sourceIndex));
      if (!ref) throw new Error(`no value for wire ${wire.edge.id}`);
      return ref;
    });
}

function outputsOf(
  graph: DocumentGraph,
  used: readonly TypedNode[],
  wiring: Wiring,
  refs: ReadonlyMap<string, TensorRef>,
): IROutput[] {
  return inOrder(
    graph,
    used.filter((entry) => entry.definition.role === 'output'),
  ).map((entry) => {
    const params = entry.params as unknown as OutputParams;
    const source = sources(entry, wiring, refs)[0];
    const type = entry.report.inputs[0];
    if (!source || !type) throw new Error('a working output has a source');
    return {
      node: entry.node.id,
      name: entry.node.name,
      source,
      type,
      loss: params.loss,
      lossWeight: params.loss_weight,
      metrics: params.metrics,
    };
  });
}

function key(node: string, output: number): string {
  return `${node}\n${output}`;
}
