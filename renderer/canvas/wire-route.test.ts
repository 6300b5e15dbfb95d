/** @file Tests of the ways of wires. */
import { describe, expect, it } from 'vitest';
import { routeWires, type Wire } from './wire-route.ts';

const wire = (id: string, x1: number, y1: number, x2: number, y2: number): Wire => ({ id, x1, y1, x2, y2, top: y2 - 44 });

/** Vertical places of the horizontal stretch, and how far right the wire goes. */
function shape(path: string | undefined): { right: number; track: number } {
  const corners = [...(path ?? '').matchAll(/Q(-?[\d.]+) (-?[\d.]+)/g)].map((match) => [Number(match[1]), Number(match[2])]);
  return { right: corners[0]?.[0] ?? Number.NaN, track: corners[1]?.[1] ?? Number.NaN };
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
});
