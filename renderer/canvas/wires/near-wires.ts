/** @file Which wire is near a point or crossed by a stroke: measured on the paths that are drawn. */
import type { Point } from '../../document/graph.ts';

const apart = 8;
const sampled = new WeakMap<SVGPathElement, { readonly path: string; readonly points: readonly Point[] }>();

/** Points along the path, 8 px from each other, in the drawing's pixels. */
function pointsOf(path: SVGPathElement): readonly Point[] {
  const d = path.getAttribute('d') ?? '';
  const known = sampled.get(path);
  if (known?.path === d) return known.points;
  const length = path.getTotalLength();
  const count = Math.max(1, Math.ceil(length / apart));
  const points = Array.from({ length: count + 1 }, (_, index) => {
    const { x, y } = path.getPointAtLength((length * index) / count);
    return { x, y };
  });
  sampled.set(path, { path: d, points });
  return points;
}

function* drawnWires(): Generator<{ readonly id: string; readonly points: readonly Point[] }> {
  for (const edge of document.querySelectorAll<SVGGElement>('.react-flow__edge')) {
    const path = edge.querySelector<SVGPathElement>('.react-flow__edge-path');
    const id = edge.dataset['id'];
    if (path && id !== undefined) yield { id, points: pointsOf(path) };
  }
}

/** The nearest wire that may be meant, not further off than `reach`; null where there is none. */
export function wireNear(point: Point, reach: number, may: (id: string) => boolean): string | null {
  let best: string | null = null;
  let least = reach;
  for (const { id, points } of drawnWires()) {
    const off = Math.min(...points.map(({ x, y }) => Math.hypot(x - point.x, y - point.y)));
    if (off > least || !may(id)) continue;
    [best, least] = [id, off];
  }
  return best;
}

/** Wires that the straight stroke from `a` to `b` crosses. */
export function wiresCrossed(a: Point, b: Point): string[] {
  const found: string[] = [];
  for (const { id, points } of drawnWires()) {
    if (points.some((point, index) => index > 0 && cross(a, b, points[index - 1] as Point, point))) found.push(id);
  }
  return found;
}

/** Whether two straight pieces cross. */
export function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0 && (a.x !== b.x || a.y !== b.y);
}
