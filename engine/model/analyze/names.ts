/** @file Names: unique among layers and inputs, and among outputs; those that Keras could not take are refused. */
import type { DocumentGraph, DocumentNode } from '../document/types.ts';
import type { Issue } from '../ir.ts';
import { definitionOf } from './wiring.ts';

/** A node that shares weights is a call, not a layer: only its source's name counts in Keras. */
export function checkNames(graph: DocumentGraph): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, DocumentNode>();
  for (const node of graph.nodes) {
    const space = definitionOf(node)?.role === 'output' ? 'output' : 'layer';
    if (node.name.trim() === '' || node.name.includes('/')) {
      issues.push(issue(node, 'model.bad-name', { name: node.name }));
      continue;
    }
    const key = `${space}/${node.name}`;
    const first = seen.get(key);
    if (first)
      issues.push({ ...issue(node, 'model.double-name', { name: node.name, other: first.id }), related: [{ node: first.id }] });
    else seen.set(key, node);
  }
  return issues;
}

function issue(node: DocumentNode, code: string, values: Issue['values']): Issue {
  return { severity: 'error', code, values, node: node.id, fixes: [] };
}
