/** @file What a node is offered that feeds an Output: the parameters that make its answer fit the target. */
import type { Params, ParamValues } from '../../engine/catalog/params.ts';
import { validateParams } from '../../engine/catalog/validate.ts';
import type { Column } from '../../engine/data/types.ts';
import { definitionOf } from '../../engine/model/analyze/wiring.ts';
import type { DocumentNode } from '../../engine/model/document/types.ts';
import { headOf } from '../../engine/model/head.ts';
import { mainGraph, nodeOf } from './graph.ts';
import { type EditorState, factsOf } from './state.ts';

export interface HeadOffer {
  readonly node: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly column: Column;
}

/** Null where the node leads to no Output, can't be the last layer, or fits already. */
export function headOffer(state: EditorState, id: string): HeadOffer | null {
  const graph = mainGraph(state);
  const node = nodeOf(graph, id);
  const definition = node && definitionOf(node);
  if (!node || !definition?.head || node.shares !== undefined) return null;
  const targets = graph.edges.filter((edge) => edge.source === id).map((edge) => nodeOf(graph, edge.target));
  const output = targets.find((target) => target && definitionOf(target)?.role === 'output');
  const column = output && factsOf(state)?.columns.find(({ name }) => name === state.document.data.columns[output.id]);
  const head = column && headOf(lossOf(output), column);
  if (!head) return null;
  const values: Readonly<Record<string, unknown>> = definition.head(head);
  const given = validateParams(definition.params, node.params ?? {}).values as ParamValues<Params>;
  if (Object.entries(values).every(([name, value]) => JSON.stringify(given[name]) === JSON.stringify(value))) return null;
  return { node: id, values, column };
}

function lossOf(output: DocumentNode): Parameters<typeof headOf>[0] {
  const definition = definitionOf(output);
  const { values } = validateParams(definition?.params ?? {}, output.params ?? {});
  return (values as { readonly loss: Parameters<typeof headOf>[0] }).loss;
}
