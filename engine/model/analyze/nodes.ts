/** @file Types of every node, in topological order; a broken node leaves the rest of the drawing its shapes. */
import type { IssueSpec, LayerDefinition, TensorType, WeightSpec } from '../../catalog/define.ts';
import { validateParams } from '../../catalog/validate.ts';
import type { DocumentGraph, DocumentNode } from '../document/types.ts';
import type { Issue, NodeReport } from '../ir.ts';
import { definitionOf, type Wire, type Wiring } from './wiring.ts';

type Values = Readonly<Record<string, unknown>>;

export interface TypedNode {
  readonly node: DocumentNode;
  readonly definition: LayerDefinition;
  /** Validated and complete; of the sharing source where the node shares weights. */
  readonly params: Values;
  readonly report: NodeReport;
}

export interface Typing {
  readonly typed: ReadonlyMap<string, TypedNode>;
  readonly reports: ReadonlyMap<string, NodeReport>;
  readonly issues: readonly Issue[];
}

const unknownReport: NodeReport = { inputs: [], outputs: null, weights: [], parameters: 0, multiplyAdds: 0, waitsFor: null };

export function typeNodes(graph: DocumentGraph, wiring: Wiring): Typing {
  const issues: Issue[] = [];
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const params = resolveParams(graph, byId, issues);
  const typed = new Map<string, TypedNode>();
  const reports = new Map<string, NodeReport>(
    graph.nodes.map((node) => {
      const cause = wiring.stuck.get(node.id);
      return [node.id, cause === undefined || cause === node.id ? unknownReport : { ...unknownReport, waitsFor: cause }];
    }),
  );
  for (const node of wiring.order) {
    const definition = definitionOf(node);
    const values = params.get(node.id);
    if (!definition || !values) continue;
    const report = typeNode(node, definition, values.complete, wiring.into.get(node.id) ?? [], reports, issues);
    // With wrong parameters it gives nothing, but what else is wrong with it shows.
    reports.set(node.id, values.valid ? report : { ...unknownReport, inputs: report.inputs });
    if (values.valid) typed.set(node.id, { node, definition, params: values.complete, report });
  }
  issues.push(...sharedShapes(typed));
  return { typed, reports, issues };
}

/** A node that shares weights must ask for the shapes that they have. */
function sharedShapes(typed: ReadonlyMap<string, TypedNode>): Issue[] {
  return [...typed.values()].flatMap(({ node, report }): Issue[] => {
    const source = typed.get(node.shares ?? '');
    if (!source?.report.outputs || !report.outputs) return [];
    const wrong = report.weights.findIndex((weight, index) => weight.shape.join() !== source.report.weights[index]?.shape.join());
    if (wrong < 0) return [];
    const show = (weight: WeightSpec | undefined): string => (weight ? weight.shape.join(' × ') : '–');
    const values = {
      source: source.node.name,
      expected: show(source.report.weights[wrong]),
      received: show(report.weights[wrong]),
    };
    const related = [source.node, node].map(({ id }, index) => ({
      node: id,
      shape: (index === 0 ? source.report : report).weights[wrong]?.shape ?? [],
    }));
    const brief = `${values.expected} ≠ ${values.received}`;
    return [
      { severity: 'error', code: 'model.shares-shape', values, node: node.id, related, brief, fixes: [{ kind: 'unshare' }] },
    ];
  });
}

interface Resolved {
  /** With defaults in place of what is absent or wrong. */
  readonly complete: Values;
  readonly valid: boolean;
}

/** Parameters of each node; a sharing node has those of its source. */
function resolveParams(graph: DocumentGraph, byId: ReadonlyMap<string, DocumentNode>, issues: Issue[]): Map<string, Resolved> {
  const resolved = new Map<string, Resolved>();
  const at = (node: DocumentNode, spec: IssueSpec): void => {
    issues.push({ ...spec, severity: 'error', node: node.id, fixes: spec.fixes ?? [] });
  };
  for (const node of graph.nodes) {
    const definition = definitionOf(node);
    if (!definition) {
      at(node, { code: 'model.unknown-type', values: { type: node.type }, fixes: [{ kind: 'remove-node' }] });
      continue;
    }
    if (node.shares !== undefined) continue;
    const result = validateParams(definition.params, node.params ?? {});
    for (const spec of result.issues) at(node, spec);
    resolved.set(node.id, { complete: result.values, valid: result.issues.length === 0 });
  }
  for (const node of graph.nodes) {
    if (node.shares === undefined || !definitionOf(node)) continue;
    const source = byId.get(node.shares);
    const fixes = [{ kind: 'unshare' }] as const;
    if (!source || source.shares !== undefined) at(node, { code: 'model.shares-missing', values: { id: node.shares }, fixes });
    else if (source.type !== node.type) {
      const values = { source: source.name, expected: source.type, received: node.type };
      at(node, { code: 'model.shares-type', values, fixes });
    } else if (resolved.has(source.id)) resolved.set(node.id, resolved.get(source.id) as Resolved);
  }
  return resolved;
}

function typeNode(
  node: DocumentNode,
  definition: LayerDefinition,
  params: Values,
  wires: readonly Wire[],
  reports: ReadonlyMap<string, NodeReport>,
  issues: Issue[],
): NodeReport {
  const ordered = definition.inputs.flatMap((port) => wires.filter((wire) => wire.targetPort === port));
  const inputs = ordered.map((wire) => reports.get(wire.source.id)?.outputs?.[wire.sourceIndex] ?? null);
  const missing = definition.inputs.find((port) => wires.filter((wire) => wire.targetPort === port).length < (port.min ?? 1));
  if (missing) {
    const received = wires.filter((wire) => wire.targetPort === missing).length;
    issues.push(missingInput(node, missing.name, missing.min ?? 1, received));
    return { ...unknownReport, inputs };
  }
  const silent = inputs.indexOf(null);
  if (silent >= 0) {
    const upstream = (ordered[silent] as Wire).source.id;
    return { ...unknownReport, inputs, waitsFor: reports.get(upstream)?.waitsFor ?? upstream };
  }
  const known = inputs as TensorType[];
  const wrong = ordered.findIndex((wire, index) => !accepts(wire.targetPort.accepts, (known[index] as TensorType).dtype));
  if (wrong >= 0) {
    issues.push(wrongDtype(node, ordered[wrong] as Wire, known[wrong] as TensorType));
    return { ...unknownReport, inputs };
  }
  return inferred(node, definition, params, ordered, known, issues);
}

function inferred(
  node: DocumentNode,
  definition: LayerDefinition,
  params: Values,
  wires: readonly Wire[],
  inputs: readonly TensorType[],
  issues: Issue[],
): NodeReport {
  const result = definition.infer(inputs, params as never);
  if (!result.ok) {
    const related = wires.map((wire, index) => ({ node: wire.source.id, shape: (inputs[index] as TensorType).shape }));
    for (const spec of result.issues) {
      issues.push({ ...spec, severity: 'error', node: node.id, related, fixes: spec.fixes ?? [] });
    }
    return { ...unknownReport, inputs };
  }
  const weights = definition.weights(inputs, params as never);
  return {
    inputs,
    outputs: result.outputs,
    weights,
    parameters: weights.reduce((sum, weight) => sum + countOf(weight), 0),
    multiplyAdds: definition.multiplyAdds(inputs, params as never, result.outputs),
    waitsFor: null,
  };
}

export function countOf(weight: WeightSpec): number {
  return weight.shape.reduce((product, length) => product * length, 1);
}

/** Whether a port takes tensors of this element type. */
export function accepts(port: 'float' | 'integer' | 'any', dtype: 'f32' | 'i32'): boolean {
  return port === 'any' || (port === 'float') === (dtype === 'f32');
}

function missingInput(node: DocumentNode, port: string, expected: number, received: number): Issue {
  return { severity: 'error', code: 'model.missing-input', values: { port, expected, received }, node: node.id, port, fixes: [] };
}

function wrongDtype(node: DocumentNode, wire: Wire, type: TensorType): Issue {
  return {
    severity: 'error',
    code: 'model.wrong-dtype',
    values: { source: wire.source.name, expected: wire.targetPort.accepts, received: type.dtype === 'f32' ? 'float' : 'integer' },
    node: node.id,
    port: wire.targetPort.name,
    related: [{ node: wire.source.id, shape: type.shape }],
    fixes: [{ kind: 'remove-edge', edge: wire.edge.id }],
  };
}
