/** @file Why a wire may not be drawn, as a code of the messages; null where it may. */
import type { MessageValues } from '../../engine/core/errors.ts';
import { accepts } from '../../engine/model/analyze/nodes.ts';
import { definitionOf } from '../../engine/model/analyze/wiring.ts';
import { downstream, mainGraph, nodeOf } from './graph.ts';
import { reportOf } from './report.ts';
import type { EditorState } from './state.ts';

export interface WireEnds {
  readonly source: string;
  readonly sourcePort: string;
  readonly target: string;
  readonly targetPort: string;
}

/** `decimals`: decimal numbers are expected; `classes`: whole numbers are; `missing`: there is no such port. */
export interface Refusal {
  readonly code: 'self' | 'cycle' | 'taken' | 'decimals' | 'classes' | 'missing';
  readonly values: MessageValues;
}

export function refuse(state: EditorState, ends: WireEnds): Refusal | null {
  const graph = mainGraph(state);
  const [source, target] = [nodeOf(graph, ends.source), nodeOf(graph, ends.target)];
  const output = source && definitionOf(source)?.outputs.findIndex((port) => port.name === ends.sourcePort);
  const port = target && definitionOf(target)?.inputs.find((candidate) => candidate.name === ends.targetPort);
  if (!source || !target || !port || output === undefined || output < 0) return { code: 'missing', values: {} };
  const values = { source: source.name, target: target.name, type: target.type };
  if (source.id === target.id) return { code: 'self', values };
  if (downstream(graph.edges, target.id).has(source.id)) return { code: 'cycle', values };
  const type = reportOf(state).nodes.get(source.id)?.outputs?.[output];
  if (type && !accepts(port.accepts, type.dtype)) return { code: port.accepts === 'float' ? 'decimals' : 'classes', values };
  const held = graph.edges.some(
    (edge) => edge.target === target.id && edge.targetPort === port.name && (!port.variadic || edge.source === source.id),
  );
  return held ? { code: 'taken', values } : null;
}
