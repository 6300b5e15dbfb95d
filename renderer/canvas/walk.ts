/** @file Where an arrow key leads: along a wire, or to the nearest node that way. */
import type { DocumentGraph, DocumentNode } from '../../engine/model/document/types.ts';
import type { Point } from '../document/graph.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** One step that way. */
export const steps: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

export function directionOf(key: string): Direction | null {
  const word = key.startsWith('Arrow') ? key.slice(5).toLowerCase() : '';
  return word in steps ? (word as Direction) : null;
}

/** The id of the node to go to; null where there is none. Right follows a wire, left goes back along one. */
export function walk(graph: DocumentGraph, from: string | null, direction: Direction): string | null {
  const start = graph.nodes.find((node) => node.id === from);
  if (!start) return graph.nodes[0]?.id ?? null;
  const wired = neighbours(graph, start.id, direction);
  const pool = wired.length > 0 ? wired : graph.nodes.filter((node) => node !== start && isThatWay(start, node, direction));
  return nearest(start, pool, direction)?.id ?? null;
}

function neighbours(graph: DocumentGraph, id: string, direction: Direction): DocumentNode[] {
  const ids =
    direction === 'right'
      ? graph.edges.filter((edge) => edge.source === id).map((edge) => edge.target)
      : direction === 'left'
        ? graph.edges.filter((edge) => edge.target === id).map((edge) => edge.source)
        : [];
  return graph.nodes.filter((node) => ids.includes(node.id));
}

/** Any node that lies further that way. */
function isThatWay(from: DocumentNode, to: DocumentNode, direction: Direction): boolean {
  const { along } = distance(from, to, direction);
  return along > 0;
}

function nearest(from: DocumentNode, nodes: readonly DocumentNode[], direction: Direction): DocumentNode | undefined {
  const cost = (node: DocumentNode): number => {
    const { along, across } = distance(from, node, direction);
    return Math.abs(along) + 2 * Math.abs(across);
  };
  return [...nodes].sort((a, b) => cost(a) - cost(b))[0];
}

function distance(from: DocumentNode, to: DocumentNode, direction: Direction): { along: number; across: number } {
  const step = steps[direction];
  const [dx, dy] = [to.position.x - from.position.x, to.position.y - from.position.y];
  return { along: dx * step.x + dy * step.y, across: dx * step.y + dy * step.x };
}
