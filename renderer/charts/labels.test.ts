/** @file Names stand where no line runs. */
import { describe, expect, it } from 'vitest';
import { clearOf, heightsFrom } from './labels.ts';

describe('clearOf', () => {
  const room = { top: 8, bottom: 108, height: 28, wanted: 8 };

  it('stands where it is wanted while nothing is there', () => {
    expect(clearOf([], { ...room, wanted: 40 })).toBe(40);
  });

  it('moves below a line that runs through its place, as little as it can', () => {
    expect(clearOf([20, 21, 90], room)).toBe(22);
  });

  it('covers as few heights as it can where all are taken, and stays in its room', () => {
    const all = Array.from({ length: 101 }, (_, index) => index + 8);
    expect(clearOf(all, { ...room, wanted: 500 })).toBe(80);
    expect(clearOf([], { ...room, bottom: 20 })).toBe(8);
  });
});

describe('heightsFrom', () => {
  const place = ([x, y]: readonly [number, number]): readonly [number, number] => [10 * x, y];
  const points: [number, number][] = [
    [0, 0],
    [1, 100],
    [2, 40],
  ];

  it('gives every height that the line passes from a place on', () => {
    const heights = heightsFrom(points, 1.5, place, 10);
    expect(Math.max(...heights)).toBeLessThanOrEqual(70);
    expect(Math.min(...heights)).toBe(40);
    expect(heights.slice(1).every((height, index) => Math.abs(height - (heights[index] ?? 0)) <= 10)).toBe(true);
  });

  it('gives none for a line that ends before', () => {
    expect(heightsFrom(points, 3, place, 10)).toEqual([]);
  });
});
