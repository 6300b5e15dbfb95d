/** @file What differs between two documents, as data: nodes, parameters, training settings, data, wires. Pure. */
import { clippingParams } from '../catalog/clipping.ts';
import type { Params } from '../catalog/params.ts';
import { validateParams } from '../catalog/validate.ts';
import type { DocumentNode, LoomDocument, TrainingSettings } from './document/types.ts';
import { findLayer, findOptimizer } from './registry.ts';

export type Change =
  | { readonly kind: 'added' | 'removed'; readonly type: string; readonly name: string }
  | { readonly kind: 'swapped'; readonly name: string; readonly from: string; readonly to: string }
  | {
      readonly kind: 'param';
      readonly type: string;
      readonly name: string;
      readonly param: string;
      readonly from: unknown;
      readonly to: unknown;
      /** As the node's second row says it, where the change shows there. */
      readonly brief: { readonly from: string; readonly to: string } | null;
    }
  | { readonly kind: 'optimizer'; readonly type: string; readonly param: string; readonly from: unknown; readonly to: unknown }
  | { readonly kind: 'training'; readonly setting: TrainingChange; readonly from: unknown; readonly to: unknown }
  | { readonly kind: 'data'; readonly from: string; readonly to: string }
  | { readonly kind: 'columns' }
  | { readonly kind: 'wires' }
  | { readonly kind: 'renamed'; readonly type: string; readonly from: string; readonly to: string };

type TrainingChange = keyof TrainingSettings;

const settings = ['epochs', 'batch_size', 'validation_split', 'shuffle', 'seed', 'early_stopping'] as const;

/** What counts most comes first: the net, then how it was trained, then names. Places on the canvas don't count. */
export function diffDocuments(before: LoomDocument, after: LoomDocument): Change[] {
  const old = nodesOf(before);
  const now = nodesOf(after);
  const added = [...now.values()].filter((node) => !old.has(node.id));
  const removed = [...old.values()].filter((node) => !now.has(node.id));
  const kept = [...now.values()].flatMap((node): [DocumentNode, DocumentNode][] => {
    const earlier = old.get(node.id);
    return earlier ? [[earlier, node]] : [];
  });
  const rewired = added.length === 0 && removed.length === 0 && wiresOf(before) !== wiresOf(after);
  return [
    ...added.map(({ type, name }): Change => ({ kind: 'added', type, name })),
    ...removed.map(({ type, name }): Change => ({ kind: 'removed', type, name })),
    ...kept.flatMap(([earlier, node]) => nodeChanges(earlier, node)),
    ...(rewired ? [{ kind: 'wires' } as const] : []),
    ...trainingChanges(before.training, after.training),
    ...dataChanges(before, after),
    ...kept
      .filter(([earlier, node]) => earlier.name !== node.name)
      .map(([{ name: from }, { name: to, type }]): Change => ({ kind: 'renamed', type, from, to })),
  ];
}

/** Of all graphs; ids are unique within one. */
function nodesOf(document: LoomDocument): ReadonlyMap<string, DocumentNode> {
  return new Map(
    Object.entries(document.graphs).flatMap(([graph, { nodes }]) =>
      nodes.map((node): [string, DocumentNode] => {
        const id = graph === 'main' ? node.id : `${graph}/${node.id}`;
        return [id, { ...node, id }];
      }),
    ),
  );
}

function nodeChanges(before: DocumentNode, after: DocumentNode): Change[] {
  const { type, name } = after;
  if (before.type !== type) return [{ kind: 'swapped', name, from: before.type, to: type }];
  const definition = findLayer(type);
  const params = definition?.params ?? {};
  const old = complete(params, before.params);
  const now = complete(params, after.params);
  const brief = (values: Readonly<Record<string, unknown>>): readonly string[] => definition?.brief(values as never) ?? [];
  return changedKeys(old, now).map((param): Change => {
    const from = brief(old);
    const to = brief({ ...old, [param]: now[param] });
    const places = from.flatMap((word, place) => (word === to[place] ? [] : [place]));
    const [place] = places;
    const shows = from.length === to.length && places.length === 1 && place !== undefined;
    const words = shows ? { from: from[place] as string, to: to[place] as string } : null;
    return { kind: 'param', type, name, param, from: old[param], to: now[param], brief: words };
  });
}

/** With defaults, and one spelling of what has two: a kernel of 3 is one of 3 × 3. */
function complete(params: Params, values: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return validateParams(params, values).values;
}

function changedKeys(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !same(before[key], after[key]));
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}

function wiresOf(document: LoomDocument): string {
  const lines = Object.entries(document.graphs).flatMap(([graph, { edges }]) =>
    edges.map((edge) => [graph, edge.source, edge.sourcePort, edge.target, edge.targetPort].join(' ')),
  );
  return lines.sort().join('\n');
}

function trainingChanges(before: TrainingSettings, after: TrainingSettings): Change[] {
  const changes: Change[] = [];
  const [old, now] = [before.optimizer, after.optimizer];
  if (old.type !== now.type) changes.push({ kind: 'training', setting: 'optimizer', from: old.type, to: now.type });
  const of = (type: string, values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    complete({ ...findOptimizer(type)?.params, ...clippingParams }, values);
  const [first, second] = [of(old.type, old.params), of(now.type, now.params)];
  for (const param of changedKeys(first, second)) {
    // Parameters that only one of two optimizers has are no news beside its name.
    if (!(param in first) || !(param in second)) continue;
    changes.push({ kind: 'optimizer', type: now.type, param, from: first[param], to: second[param] });
  }
  for (const setting of settings) {
    const [from, to] = [before[setting], after[setting]];
    if (!same(from, to)) changes.push({ kind: 'training', setting, from, to });
  }
  return changes;
}

function dataChanges(before: LoomDocument, after: LoomDocument): Change[] {
  const [old, now] = [before.data, after.data];
  if (old.source !== now.source) return [{ kind: 'data', from: old.source, to: now.source }];
  const kept = new Set(nodesOf(after).keys());
  const columns = (of: LoomDocument): string =>
    Object.entries(of.data.columns)
      .filter(([node]) => kept.has(node) && nodesOf(before).has(node))
      .sort()
      .join(' ');
  return columns(before) === columns(after) ? [] : [{ kind: 'columns' }];
}
