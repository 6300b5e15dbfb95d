/** @file Tests of the ways of wires. */
import { describe, expect, it } from 'vitest';
import { routeWires, type Wire } from './wire-route.ts';

const wire = (id: string, x1: number, y1: number, x2: number, y2: number): Wire => ({ id, x1, y1, x2, y2, top: y2 - 44 });

/** Vertical places of the horizontal stretch, and how far right the wire goes. */
function shape(path: string | undefined): { right: number; track: number } {
  const corners = [...(path ?? '').matchAll(/Q(-?[\d.]+) (-?[\d.]+)/g)].map((match) => [Number(match[1]), Number(match[2])]);
  return { right: corners[0]?.[0] ?? Number.NaN, track: corners[1]?.[1] ?? Number.NaN };
}

function corners(path: string | undefined): [number, number][] {
  return [...(path ?? '').matchAll(/Q(-?[\d.]+) (-?[\d.]+)/g)].map((match) => [Number(match[1]), Number(match[2])]);
}

describe('routeWires', () => {
  it('curves to the right', () => {
    expect(routeWires([wire('e', 168, 44, 200, 44)]).get('e')).toBe('M168 44C184 44 184 44 200 44');
  });

  it('runs a lone wire back through the middle of the gap', () => {
    expect(shape(routeWires([wire('e', 568, 44, 0, 196)]).get('e'))).toEqual({ right: 586, track: 120 });
  });

  it('nests wires that share a gap, the lowest source inside and above', () => {
    const paths = routeWires([wire('drop', 768, 44, 200, 318), wire('pool', 768, 172, 0, 318)]);
    const [drop, pool] = [shape(paths.get('drop')), shape(paths.get('pool'))];
    expect(drop.right - pool.right).toBe(12);
    expect(drop.track - pool.track).toBe(12);
  });

  it('keeps gaps apart', () => {
    const paths = routeWires([wire('a', 568, 44, 0, 196), wire('b', 568, 196, 0, 348)]);
    expect([shape(paths.get('a')).track, shape(paths.get('b')).track]).toEqual([120, 272]);
  });

  it('goes around a node that stands between two of its row', () => {
    const nodes = [0, 200, 400].map((x) => ({ x, y: 0 }));
    const path = routeWires([wire('skip', 168, 44, 400, 44)], nodes).get('skip');
    const levels = corners(path).map(([, y]) => y);
    expect(Math.min(...levels)).toBe(-20);
    expect(Math.max(...levels)).toBeLessThanOrEqual(44);
  });

  it('runs back over the whole row where another node stands above the one it leads to', () => {
    const nodes = [
      { x: 0, y: 0 },
      { x: 200, y: 216 },
      { x: 200, y: 344 },
      { x: 400, y: 280 },
    ];
    const path = routeWires([wire('low', 768, 44, 200, 388)], nodes).get('low');
    expect(corners(path).map(([, y]) => y)).toContain(216 - 32);
  });

  it('lays no upright piece of a wire onto another', () => {
    const nodes = [0, 200, 400].flatMap((x) => [0, 152].map((y) => ({ x, y })));
    const wires = [wire('a', 568, 44, 0, 196), wire('b', 168, 44, 200, 196), wire('c', 368, 44, 200, 210)];
    const uprights = [...routeWires(wires, nodes).values()].flatMap((path) => corners(path).map(([x]) => x));
    const lanes = [...new Set(uprights)].sort((x, y) => x - y);
    expect(lanes.slice(1).filter((x, index) => x - (lanes[index] ?? 0) < 6)).toEqual([]);
  });
});
