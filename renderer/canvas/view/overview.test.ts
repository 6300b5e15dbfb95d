/** @file Tests of the minimap's arithmetic. */
import { describe, expect, it } from 'vitest';
import { areaOf, isNeeded, mapOf, viewOf } from './overview.ts';

describe('the minimap', () => {
  const area = areaOf([
    { x: 0, y: 0 },
    { x: 600, y: 304 },
  ]) ?? { x: 0, y: 0, width: 0, height: 0 };

  it('covers all nodes', () => {
    expect(area).toEqual({ x: 0, y: 0, width: 768, height: 392 });
    expect(areaOf([])).toBeNull();
  });

  it('is needed only while something is out of view', () => {
    expect(isNeeded(area, viewOf([10, 10, 1], 800, 500), 1)).toBe(false);
    expect(isNeeded(area, viewOf([-1, 10, 1], 800, 500), 1)).toBe(true);
    expect(isNeeded(area, viewOf([10, 120, 1], 800, 500), 1)).toBe(true);
    expect(isNeeded(area, viewOf([10, 10, 0.5], 400, 260), 0.5)).toBe(false);
  });

  it('leaves a small canvas alone', () => {
    expect(isNeeded(area, viewOf([0, 0, 1], 400, 200), 1)).toBe(false);
  });

  it('keeps to its size, whatever the drawing’s', () => {
    expect(mapOf(area)).toEqual({ scale: 160 / 768, width: 160, height: 82 });
    expect(mapOf({ x: 0, y: 0, width: 768, height: 40_000 })).toEqual({ scale: 0.0035, width: 24, height: 140 });
  });
});
