/** @file Tests of the geometry of strokes across wires. */
import { expect, it } from 'vitest';
import { cross } from './near-wires.ts';

const at = (x: number, y: number) => ({ x, y });

it('knows strokes that cross from those that miss', () => {
  expect(cross(at(0, -5), at(0, 5), at(-5, 0), at(5, 0))).toBe(true);
  expect(cross(at(0, 1), at(0, 5), at(-5, 0), at(5, 0))).toBe(false);
  expect(cross(at(6, -5), at(6, 5), at(-5, 0), at(5, 0))).toBe(false);
  expect(cross(at(0, -5), at(0, 0), at(-5, 0), at(5, 0))).toBe(true);
});

it('takes no stroke for one that did not move', () => {
  expect(cross(at(0, 0), at(0, 0), at(-5, 0), at(5, 0))).toBe(false);
});
