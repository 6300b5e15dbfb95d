/** @file Wires of a drawing: which port each reaches, what is wrong with them, and the order of the nodes. */
import type { LayerDefinition, Port } from '../../catalog/define.ts';
import type { DocumentEdge, DocumentGraph, DocumentNode } from '../document/types.ts';
import type { Issue } from '../ir.ts';
import { findLayer } from '../registry.ts';

/** A wire with its ports resolved to positions. */
export interface Wire {
  readonly edge: DocumentEdge;
  readonly source: DocumentNode;
  readonly sourceIndex: number;
  readonly target: DocumentNode;
  readonly targetPort: Port;
}

export interface Wiring {
  /** Wires by target node id, in the order of the edges. */
  readonly into: ReadonlyMap<string, readonly Wire[]>;
  /** Every node that is on no cycle and behind none, in topological order, ties in the order of `nodes`. */
  readonly order: readonly DocumentNode[];
  readonly issues: readonly Issue[];
  /** Nodes on a circle or behind one, with the node at which the circle is reported. */
  readonly stuck: ReadonlyMap<string, string>;
}

/** The definition of a node; a node that shares weights keeps its own `type`. */
export function definitionOf(node: DocumentNode): LayerDefinition | null {
  return findLayer(node.type);
}

export function wire(graph: DocumentGraph): Wiring {
  const issues: Issue[] = [];
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const into = new Map<string, Wire[]>();
  for (const edge of graph.edges) {
    const source = nodes.get(edge.source);
    const target = nodes.get(edge.target);
    if (!source || !target) continue;
    const resolved = resolve(edge, source, target, issues);
    if (!resolved) continue;
    const list = into.get(target.id) ?? [];
    const taken = list.find((other) => other.targetPort === resolved.targetPort);
    if (taken && !resolved.targetPort.variadic) {
      issues.push(
        wrongWire('model.port-taken', edge, target, {
          port: resolved.targetPort.name,
          first: taken.source.name,
          second: source.name,
        }),
      );
      continue;
    }
    list.push(resolved);
    into.set(target.id, list);
  }
  const { order, issues: circles, stuck } = sort(graph);
  return { into, order, issues: [...issues, ...circles], stuck };
}

function resolve(edge: DocumentEdge, source: DocumentNode, target: DocumentNode, issues: Issue[]): Wire | null {
  const from = definitionOf(source);
  const to = definitionOf(target);
  if (!from || !to) return null;
  const sourceIndex = findPort(from.outputs, edge.sourcePort);
  const targetIndex = findPort(to.inputs, edge.targetPort);
  if (sourceIndex < 0) {
    issues.push(wrongWire('model.no-such-output', edge, source, { port: edge.sourcePort, known: names(from.outputs) }));
    return null;
  }
  if (targetIndex < 0) {
    issues.push(wrongWire('model.no-such-input', edge, target, { port: edge.targetPort, known: names(to.inputs) }));
    return null;
  }
  return { edge, source, sourceIndex, target, targetPort: to.inputs[targetIndex] as Port };
}

/** A node with a single port takes a wire under any port name: there is nothing to mistake it for. */
function findPort(ports: readonly Port[], name: string): number {
  const exact = ports.findIndex((port) => port.name === name);
  return exact < 0 && ports.length === 1 ? 0 : exact;
}

function names(ports: readonly Port[]): string {
  return ports.map((port) => port.name).join(', ') || '–';
}

function wrongWire(code: string, edge: DocumentEdge, node: DocumentNode, values: Issue['values']): Issue {
  return {
    severity: 'error',
    code,
    values: { ...values, wire: edge.id },
    node: node.id,
    fixes: [{ kind: 'remove-edge', edge: edge.id }],
  };
}

/** Kahn's algorithm over all edges, wrong ports included, so that a cycle is always found. */
function sort(graph: DocumentGraph): {
  readonly order: DocumentNode[];
  readonly issues: Issue[];
  readonly stuck: ReadonlyMap<string, string>;
} {
  const waiting = new Map(graph.nodes.map((node) => [node.id, 0]));
  const after = new Map<string, string[]>();
  for (const edge of graph.edges) {
    if (!waiting.has(edge.source) || !waiting.has(edge.target)) continue;
    waiting.set(edge.target, (waiting.get(edge.target) ?? 0) + 1);
    after.set(edge.source, [...(after.get(edge.source) ?? []), edge.target]);
  }
  const place = new Map(graph.nodes.map((node, index) => [node.id, index]));
  const ready = graph.nodes.filter((node) => waiting.get(node.id) === 0).map((node) => place.get(node.id) as number);
  const order: DocumentNode[] = [];
  while (ready.length > 0) {
    ready.sort((a, b) => a - b);
    const node = graph.nodes[ready.shift() as number] as DocumentNode;
    order.push(node);
    waiting.delete(node.id);
    for (const next of after.get(node.id) ?? []) {
      const left = (waiting.get(next) ?? 0) - 1;
      waiting.set(next, left);
      if (left === 0) ready.push(place.get(next) as number);
    }
  }
  const issues = waiting.size > 0 ? cycles(graph, new Set(waiting.keys()), after) : [];
  return { order, issues, stuck: stuckNodes(issues, after) };
}

/** One issue for each separate cycle among the nodes that never became ready. */
function cycles(graph: DocumentGraph, rest: Set<string>, after: ReadonlyMap<string, readonly string[]>): Issue[] {
  const issues: Issue[] = [];
  const done = new Set<string>();
  for (const node of graph.nodes) {
    if (!rest.has(node.id) || done.has(node.id)) continue;
    const found = walk(node.id, rest, done, after);
    if (!found) continue;
    const { path, wire: last } = openedAt(graph, found);
    const labels = path.map((id) => graph.nodes.find((other) => other.id === id)?.name ?? id);
    issues.push({
      severity: 'error',
      code: 'model.cycle',
      values: { path: [...labels, labels[0]].join(' → ') },
      node: path[0] ?? null,
      related: path.map((id) => ({ node: id })),
      fixes: last ? [{ kind: 'remove-edge', edge: last.id }] : [],
    });
  }
  return issues;
}

/** The circle, turned so that its last wire is the one to take out: one whose node is fed without it, where there is one. */
function openedAt(
  graph: DocumentGraph,
  path: readonly string[],
): { readonly path: readonly string[]; readonly wire: DocumentEdge | undefined } {
  const turns = path.map((_, index) => {
    const turned = [...path.slice(index), ...path.slice(0, index)];
    return { path: turned, wire: graph.edges.find((edge) => edge.source === turned.at(-1) && edge.target === turned[0]) };
  });
  const spare = ({ wire }: { readonly wire: DocumentEdge | undefined }): boolean =>
    graph.edges.some((edge) => edge !== wire && edge.target === wire?.target && edge.targetPort === wire.targetPort);
  return turns.find(spare) ?? (turns[0] as (typeof turns)[number]);
}

/** What is on a circle or behind it waits for the node at which it is reported. */
function stuckNodes(issues: readonly Issue[], after: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
  const stuck = new Map<string, string>();
  for (const { node, related } of issues) {
    if (node === null) continue;
    const behind = new Set((related ?? []).map((each) => each.node));
    for (const id of behind) for (const next of after.get(id) ?? []) behind.add(next);
    for (const id of behind) if (!stuck.has(id)) stuck.set(id, node);
  }
  return stuck;
}

/** Depth first from `start`; the nodes of the first cycle that is met, or null. */
function walk(
  start: string,
  rest: Set<string>,
  done: Set<string>,
  after: ReadonlyMap<string, readonly string[]>,
): string[] | null {
  const path: string[] = [];
  const stack: { id: string; next: number }[] = [{ id: start, next: 0 }];
  let found: string[] | null = null;
  while (stack.length > 0) {
    const top = stack[stack.length - 1] as { id: string; next: number };
    if (top.next === 0) path.push(top.id);
    const next = (after.get(top.id) ?? []).filter((id) => rest.has(id))[top.next++];
    if (next === undefined) {
      stack.pop();
      path.pop();
      done.add(top.id);
    } else if (path.includes(next)) {
      found ??= path.slice(path.indexOf(next));
    } else if (!done.has(next)) {
      stack.push({ id: next, next: 0 });
    }
  }
  return found;
}
