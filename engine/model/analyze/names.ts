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
      const name = freeName(node.name.replaceAll('/', '_').trim() || node.type.toLowerCase(), graph);
      issues.push(issue(node, 'model.bad-name', { name: node.name }, name));
      continue;
    }
    const key = `${space}/${node.name}`;
    const first = seen.get(key);
    if (first)
      issues.push({
        ...issue(node, 'model.double-name', { name: node.name, other: first.id }, freeName(node.name, graph)),
        related: [{ node: first.id }, { node: node.id }],
      });
    else seen.set(key, node);
  }
  return issues;
}

/** `base`, or with a number behind it. */
function freeName(base: string, graph: DocumentGraph): string {
  const used = new Set(graph.nodes.map((node) => node.name));
  let name = base;
  for (let number = 1; used.has(name); number += 1) name = `${base}_${number}`;
  return name;
}

function issue(node: DocumentNode, code: string, values: Issue['values'], name: string): Issue {
  return { severity: 'error', code, values, node: node.id, fixes: [{ kind: 'rename', name }] };
}
