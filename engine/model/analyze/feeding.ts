/** @file What could feed an input that nothing is wired to: the nearest result that fits, or that a layer makes fit. */
import type { Insert, Target, TensorType } from '../../catalog/define.ts';
import { validateParams } from '../../catalog/validate.ts';
import type { Column } from '../../data/types.ts';
import type { DocumentNode, LoomDocument } from '../document/types.ts';
import type { Issue } from '../ir.ts';
import { allLayers, findLayer } from '../registry.ts';
import { accepts, type TypedNode } from './nodes.ts';
import { outputOf, type Ways } from './paths.ts';

interface Offer {
  readonly source: TypedNode;
  readonly type: TensorType;
  readonly through: readonly Insert[];
}

/** The fixes of a port without a wire, and the nodes that they would wire to it. */
export function feed(
  document: LoomDocument,
  ways: Ways,
  columns: readonly Column[] | null,
  issue: Issue,
): Pick<Issue, 'fixes' | 'related'> {
  const entry = entryOf(document, ways, issue.node);
  const port = entry?.definition.inputs.find(({ name }) => name === issue.port);
  if (!entry || !port) return { fixes: [] };
  const target = targetOf(document, entry, columns);
  const held = entry.report.inputs[0]?.shape.join();
  const offer = candidates(document, ways, entry.node)
    .sort((a, b) => Number(b.type.shape.join() === held) - Number(a.type.shape.join() === held))
    .filter(({ type }) => accepts(port.accepts, type.dtype))
    .map(({ source, type, free }) => ({ source, type, free, through: through(document, entry, type, target) }))
    .find((each): each is Offer & { free: boolean } => each.through !== null && (each.free || each.through.length === 0));
  if (offer) {
    const { source, type } = offer;
    const sourcePort = source.definition.outputs[0]?.name ?? '';
    return {
      fixes: [{ kind: 'connect', source: source.node.id, sourcePort, port: port.name, through: offer.through }],
      related: [{ node: source.node.id, shape: type.shape }, self(entry, offer.through, type, target)],
    };
  }
  const start = allLayers().find(({ role }) => role === 'input');
  const hasInput = document.graphs.main.nodes.some((node) => findLayer(node.type)?.role === 'input');
  if (hasInput || !start || entry.definition.role !== 'layer') return { fixes: [] };
  const feeds = { node: entry.node.id, port: port.name };
  return { fixes: [{ kind: 'add-node', type: start.id, params: {}, feeds }] };
}

/** Also of a node whose parameters are wrong: with defaults in their place. */
function entryOf(document: LoomDocument, ways: Ways, id: string | null): TypedNode | null {
  const known = ways.typing.typed.get(id ?? '');
  const node = document.graphs.main.nodes.find((each) => each.id === id);
  const definition = node && findLayer(node.type);
  const report = ways.typing.reports.get(id ?? '');
  if (known || !definition || !report) return known ?? null;
  return { node, definition, params: validateParams(definition.params, node.params ?? {}).values, report };
}

/** The node at fault, with the shape that it would take. */
function self(
  entry: TypedNode,
  through: readonly Insert[],
  type: TensorType,
  target: Target | null,
): { node: string; shape?: readonly number[] } {
  const { id } = entry.node;
  // What joins inputs takes any size.
  if (entry.definition.inputs[0]?.variadic) return { node: id };
  if (target?.classes !== undefined) return { node: id, shape: [target.classes] };
  const shape = through.reduce<readonly number[] | undefined>(
    (now, insert) => now && after(insert, { ...type, shape: now }),
    type.shape,
  );
  return shape ? { node: id, shape } : { node: id };
}

function after({ type, params }: Insert, input: TensorType): readonly number[] | undefined {
  const layer = findLayer(type);
  const result = layer?.infer([input], validateParams(layer.params, params).values as never);
  return result?.ok ? result.outputs[0]?.shape : undefined;
}

export function targetOf(document: LoomDocument, entry: TypedNode, columns: readonly Column[] | null): Target | null {
  if (entry.definition.role !== 'output') return null;
  const name = document.data.columns[entry.node.id];
  return columns?.find((column) => column.name === name) ?? null;
}

/** What has to stand between, for the node itself or for one after it; null where nothing known helps. */
function through(document: LoomDocument, entry: TypedNode, type: TensorType, target: Target | null): readonly Insert[] | null {
  const needed = leadIn(entry, type, target);
  return needed?.length === 0 ? neededAhead(document, entry, type) : needed;
}

/** A picture passes Dropout, but not the Dense after it: a list has to pass all the way. */
function neededAhead(document: LoomDocument, entry: TypedNode, type: TensorType): readonly Insert[] {
  const passed: Layer[] = [];
  let now: TensorType | undefined = type;
  for (const layer of chainFrom(document, entry)) {
    const { lists } = layer.definition;
    if (lists && now.shape.length > 1) {
      const shape = after(lists, type);
      const arrives =
        shape && passed.reduce<TensorType | undefined>((list, each) => list && pass(each, list), { ...type, shape });
      return arrives ? [lists] : [];
    }
    now = pass(layer, now);
    if (!now) break;
    passed.push(layer);
  }
  return [];
}

type Layer = Pick<TypedNode, 'node' | 'definition' | 'params'>;

function pass({ definition, params }: Layer, type: TensorType): TensorType | undefined {
  const result = definition.infer([type], params as never);
  return result.ok ? result.outputs[0] : undefined;
}

/** The layer and those after it, as far as there is one way to go. */
function chainFrom(document: LoomDocument, entry: Layer): readonly Layer[] {
  const { nodes, edges } = document.graphs.main;
  const chain = [entry];
  for (const { node } of chain) {
    const ways = edges.filter((edge) => edge.source === node.id);
    const next = ways.length === 1 ? nodes.find(({ id }) => id === ways[0]?.target) : undefined;
    const definition = next && findLayer(next.type);
    if (!next || definition?.role !== 'layer' || definition.inputs.length !== 1 || definition.inputs[0]?.variadic) break;
    if (chain.some((each) => each.node.id === next.id)) break;
    chain.push({ node: next, definition, params: validateParams(definition.params, next.params ?? {}).values });
  }
  return chain;
}

function leadIn(entry: TypedNode, type: TensorType, target: Target | null): readonly Insert[] | null {
  const { definition, params } = entry;
  if (definition.role === 'output') return target ? (definition.leadIn?.(type.shape, target) ?? []) : [];
  if (definition.inputs[0]?.variadic) return joins(entry, type) ? [] : null;
  if (definition.lists && type.shape.length > 1) return [definition.lists];
  const result = definition.infer([type], params as never);
  if (result.ok) return [];
  const insert = result.issues[0]?.fixes?.find((fix) => fix.kind === 'insert-before');
  return insert ? [{ type: insert.type, params: insert.params }] : null;
}

/** Whether it goes with what a layer of several inputs gets already, as far as that is known: a skip to it would be meant. */
function joins({ definition, params, report: { inputs } }: TypedNode, type: TensorType): boolean {
  const known = inputs.filter((input) => input !== null);
  if (known.length === 0 || known.length < inputs.length) return true;
  const alike = known.every(({ shape }) => shape.length === type.shape.length);
  return alike && definition.infer([...known, type], params as never).ok;
}

interface Candidate {
  readonly source: TypedNode;
  readonly type: TensorType;
  /** Leads nowhere yet. */
  readonly free: boolean;
}

/** Results that could reach the node without a circle: those that lead nowhere first, then the nearest before it. */
function candidates(document: LoomDocument, ways: Ways, node: DocumentNode): Candidate[] {
  const { edges } = document.graphs.main;
  const used = new Set(edges.map((edge) => edge.source));
  const taken = new Set(edges.filter((edge) => edge.target === node.id).map((edge) => edge.source));
  const behind = reachedFrom(node.id, edges);
  return [...ways.typing.typed.values()]
    .flatMap((source): Candidate[] => {
      const type = outputOf(source);
      const { id } = source.node;
      return type && !behind.has(id) && !taken.has(id) ? [{ source, type, free: !used.has(id) }] : [];
    })
    .sort((a, b) => Number(b.free) - Number(a.free) || order(node, a.source.node) - order(node, b.source.node));
}

/** As a reader goes: how far before the node; what stands behind it comes last. */
function order(node: DocumentNode, source: DocumentNode): number {
  const rows = node.position.y - source.position.y;
  const distance = Math.abs(rows) * 1000 + Math.abs(node.position.x - source.position.x);
  const precedes = rows > 40 || (rows > -40 && source.position.x <= node.position.x);
  return precedes ? distance : distance + 1e9;
}

function reachedFrom(start: string, edges: LoomDocument['graphs']['main']['edges']): Set<string> {
  const found = new Set([start]);
  for (const id of found) for (const edge of edges) if (edge.source === id) found.add(edge.target);
  return found;
}
