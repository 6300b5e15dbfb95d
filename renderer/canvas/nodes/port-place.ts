/** @file Where a port stands in the drawing. */
import { definitionOf } from '../../../engine/model/analyze/wiring.ts';
import { mainGraph, nodeOf, nodeSize, type Point } from '../../document/graph.ts';
import type { PortRef } from '../../document/refuse.ts';
import type { EditorState } from '../../document/state.ts';
import { slotsOf } from './ports.ts';

/** The middle of the port; of a variadic one the first place that no wire has. */
export function placeOfPort(state: EditorState, { node: id, port, side }: PortRef): Point | null {
  const graph = mainGraph(state);
  const node = nodeOf(graph, id);
  const definition = node && definitionOf(node);
  if (!node || !definition) return null;
  const wiresInto = (name: string): number => graph.edges.filter((edge) => edge.target === id && edge.targetPort === name).length;
  const slots =
    side === 'source'
      ? slotsOf(definition.outputs)
      : slotsOf(
          definition.inputs,
          definition.inputs.map(({ name }) => wiresInto(name)),
        );
  const mine = slots.filter((slot) => slot.port.name === port);
  const slot = mine[side === 'source' ? 0 : Math.min(wiresInto(port), mine.length - 1)];
  if (!slot) return null;
  return { x: node.position.x + (side === 'source' ? nodeSize.width : 0), y: node.position.y + slot.y };
}
