/** @file Ranges, ticks and labels of charts. */
import { describe, expect, it } from 'vitest';
import { drawnLines, epochStep, scaleOf, spread, toCsv, valueAt } from './spec.ts';

const line = (points: [number, number][], kind: 'train' | 'val' = 'val') => ({ kind, name: '', points });

describe('scaleOf', () => {
  it('shows 0 to 1 while there is nothing', () => {
    expect(scaleOf({ lines: [], scale: 'amount' })).toEqual({ min: 0, max: 1, step: 0.5, digits: 1 });
    const high = [{ kind: 'val', name: 'v', points: [[1, 640]] }] as const;
    expect(scaleOf({ lines: high, scale: 'amount' })).toMatchObject({ min: 0, max: 1000, digits: 0 });
  });

  it('leaves the high start of a training loss out of the range', () => {
    const points: [number, number][] = [
      [0, 2.3],
      [0.5, 0.3],
      [5, 0.1],
    ];
    expect(scaleOf({ lines: [line(points, 'train')], scale: 'amount' })).toMatchObject({ min: 0, max: 0.2 });
  });

  it('ends accuracies at 1', () => {
    expect(
      scaleOf({
        lines: [
          line([
            [1, 0.965],
            [2, 0.98],
          ]),
        ],
        scale: 'rate',
      }),
    ).toMatchObject({ min: 0.96, max: 1, step: 0.02, digits: 2 });
  });

  it('shows the value where all points are equal', () => {
    expect(scaleOf({ lines: [line([[1, 1]])], scale: 'rate' }).min).toBeLessThan(1);
  });
});

describe('epochStep', () => {
  it.each([
    [3, 1],
    [10, 2],
    [12, 2],
    [100, 20],
  ])('%i epochs: every %i', (epochs, step) => {
    expect(epochStep(epochs)).toBe(step);
  });

  it('has fewer labels where there is little room', () => {
    expect(epochStep(10, 3)).toBe(5);
  });
});

describe('spread', () => {
  it('keeps labels apart and above the axis', () => {
    expect(spread([10, 12], 14, 200)).toEqual([10, 24]);
    expect(spread([198, 199], 14, 200)).toEqual([186, 200]);
  });
});

const named = (name: string, points: readonly (readonly [number, number])[]) => ({ kind: 'train' as const, name, points });

describe('drawnLines', () => {
  it('draws powers of ten on a logarithmic chart, and leaves out what has none', () => {
    const lines = [
      named('train', [
        [1, 0.1],
        [2, 0],
        [3, 100],
      ]),
    ];
    expect(drawnLines({ lines, scale: 'log' })[0]?.points).toEqual([
      [1, -1],
      [3, 2],
    ]);
    expect(drawnLines({ lines, scale: 'amount' })).toBe(lines);
    expect(scaleOf({ lines, scale: 'log' })).toEqual({ min: -1, max: 2, step: 1, digits: 0 });
  });
});

describe('valueAt', () => {
  it('is the value of the nearest point', () => {
    expect(
      valueAt(
        [
          [1, 5],
          [2, 6],
        ],
        1.6,
      ),
    ).toBe(6);
    expect(valueAt([], 1)).toBeNull();
    expect(valueAt([[4, 5]], 4.5)).toBe(5);
    expect(valueAt([[4, 5]], 6)).toBeNull();
  });
});

describe('toCsv', () => {
  it('has a row for each x and a column for each line', () => {
    const text = toCsv('epoch', [
      named('train "a"', [
        [0.5, 2],
        [1, 1],
      ]),
      named('validation', [[1, 3]]),
    ]);
    expect(text).toBe('"epoch","train ""a""","validation"\r\n0.5,2,\r\n1,1,3\r\n');
  });
});
