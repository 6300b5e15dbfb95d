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

/** A port, and whether wires leave or enter it. */
export interface PortRef {
  readonly node: string;
  readonly port: string;
  readonly side: 'source' | 'target';
}

/** The ends of a wire between two ports, whichever it was begun at. */
export function endsOf(a: PortRef, b: PortRef): WireEnds {
  const [source, target] = a.side === 'source' ? [a, b] : [b, a];
  return { source: source.node, sourcePort: source.port, target: target.node, targetPort: target.port };
}

/** `decimals`: decimal numbers are expected; `classes`: whole numbers are; `missing`: there is no such port. */
export interface Refusal {
  readonly code: 'self' | 'cycle' | 'taken' | 'decimals' | 'classes' | 'missing';
  readonly values: MessageValues;
}

/** `moved`: the wire whose end is in the hand; it does not stand in its own way. */
export function refuse(state: EditorState, ends: WireEnds, moved: string | null = null): Refusal | null {
  const graph = mainGraph(state);
  const edges = moved === null ? graph.edges : graph.edges.filter((edge) => edge.id !== moved);
  const [source, target] = [nodeOf(graph, ends.source), nodeOf(graph, ends.target)];
  const output = source && definitionOf(source)?.outputs.findIndex((port) => port.name === ends.sourcePort);
  const port = target && definitionOf(target)?.inputs.find((candidate) => candidate.name === ends.targetPort);
  if (!source || !target || !port || output === undefined || output < 0) return { code: 'missing', values: {} };
  const values = { source: source.name, target: target.name, type: target.type };
  if (source.id === target.id) return { code: 'self', values };
  if (downstream(edges, target.id).has(source.id)) return { code: 'cycle', values };
  const type = reportOf(state).nodes.get(source.id)?.outputs?.[output];
  if (type && !accepts(port.accepts, type.dtype)) return { code: port.accepts === 'float' ? 'decimals' : 'classes', values };
  const held = edges.some(
    (edge) => edge.target === target.id && edge.targetPort === port.name && (!port.variadic || edge.source === source.id),
  );
  return held ? { code: 'taken', values } : null;
}

/** The first wire between a port and a node that may be drawn; the first refused one where none may. */
export function wireTo(state: EditorState, from: PortRef, id: string, moved: string | null = null): Offered | null {
  const node = nodeOf(mainGraph(state), id);
  const definition = node && definitionOf(node);
  const side = from.side === 'source' ? 'target' : 'source';
  const ports = (side === 'target' ? definition?.inputs : definition?.outputs) ?? [];
  const offered = ports.map((port): Offered => {
    const ends = endsOf(from, { node: id, port: port.name, side });
    return { ends, refusal: refuse(state, ends, moved) };
  });
  return offered.find(({ refusal }) => refusal === null) ?? offered[0] ?? null;
}

interface Offered {
  readonly ends: WireEnds;
  readonly refusal: Refusal | null;
}
