/** @file Lines that grow for hours. */
import { describe, expect, it } from 'vitest';
import { Series } from './series.ts';

describe('Series', () => {
  it('keeps a bounded number of points and the whole width', () => {
    const series = new Series();
    for (let i = 0; i < 100_000; i += 1) series.push(i, 1);
    expect(series.length).toBeLessThanOrEqual(4000);
    expect(series.length).toBeGreaterThan(1900);
    expect(series.x(series.length - 1)).toBeGreaterThan(99_900);
    expect(series.pairs().every(([, y]) => Math.abs(y - 1) < 1e-9)).toBe(true);
  });

  it('drops what a resumed run takes again', () => {
    const series = new Series();
    for (let i = 0; i < 10; i += 1) series.push(i, i);
    series.cut(4);
    series.push(4.5, 9);
    expect(series.pairs()).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
      [4.5, 9],
    ]);
  });

  it('smooths without pulling the start to zero', () => {
    const series = new Series();
    for (let i = 0; i < 3; i += 1) series.push(i, 2);
    expect(series.pairs(0.9).map(([, y]) => Math.round(y * 1e9) / 1e9)).toEqual([2, 2, 2]);
  });
});
