/** @file A drawing as a typed model: all issues, the shapes of every node, and ModelIR of the part that works. */
import type { Fix } from '../catalog/define.ts';
import type { Column } from '../data/types.ts';
import { checkBindings } from './analyze/bindings.ts';
import { buildIR } from './analyze/build-ir.ts';
import { checkNames } from './analyze/names.ts';
import { type Typing, typeNodes } from './analyze/nodes.ts';
import { definitionOf, type Wiring, wire } from './analyze/wiring.ts';
import { withRepairs } from './analyze/repairs.ts';
import { checkTraining } from './analyze/training.ts';
import type { LoomDocument } from './document/types.ts';
import type { Issue, ModelReport } from './ir.ts';
import { allLayers } from './registry.ts';

/**
 * Never throws on a mistake in the drawing. `columns` are those of the document's data source; null or absent
 * where the source can't be read here, then bindings are not checked.
 */
export function analyze(document: LoomDocument, columns: readonly Column[] | null = null): ModelReport {
  const graph = document.graphs.main;
  const wiring = wire(graph);
  const typing = typeNodes(graph, wiring);
  const ways = { wiring, typing };
  const ir = buildIR(document.name, graph, wiring, typing);
  const issues = [
    ...wiring.issues,
    ...checkNames(graph),
    ...typing.issues,
    ...checkBindings(document, ways, columns),
    ...checkEnds(document),
    ...checkTraining(document, ir),
    ...unusedNodes(document, wiring, typing),
  ];
  return { ir, issues: withRepairs(document, ways, columns, issues), nodes: typing.reports };
}

/** Whether a run can start. */
export function hasErrors(report: ModelReport): boolean {
  return report.issues.some((issue) => issue.severity === 'error');
}

function checkEnds(document: LoomDocument): Issue[] {
  const roles = document.graphs.main.nodes.map((node) => definitionOf(node)?.role);
  return (['input', 'output'] as const)
    .filter((role) => !roles.includes(role))
    .map((role) => {
      const end = allLayers().find((layer) => layer.role === role);
      const fixes: readonly Fix[] = end ? [{ kind: 'add-node', type: end.id, params: {} }] : [];
      return { severity: 'error' as const, code: `model.no-${role}`, values: {}, node: null, fixes };
    });
}

/** Nodes that lead to no Output take no part in the model, as in Keras: a warning, not an error. */
function unusedNodes(document: LoomDocument, wiring: Wiring, typing: Typing): Issue[] {
  const used = new Set<string>();
  const open = document.graphs.main.nodes.filter((node) => definitionOf(node)?.role === 'output').map((node) => node.id);
  if (open.length === 0) return [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (used.has(id)) continue;
    used.add(id);
    for (const into of wiring.into.get(id) ?? []) open.push(into.source.id);
  }
  return wiring.order
    .filter((node) => !used.has(node.id) && typing.reports.get(node.id)?.outputs)
    .map((node) => ({
      severity: 'warning' as const,
      code: 'model.unused',
      values: {},
      node: node.id,
      fixes: [{ kind: 'remove-node' as const }],
    }));
}
