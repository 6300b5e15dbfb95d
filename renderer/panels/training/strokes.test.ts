/** @file The pad's picture: where and how large a digit was drawn makes no difference. */
import { describe, expect, it } from 'vitest';
import digits from '../../../resources/samples/digits.json' with { type: 'json' };
import { type Point, type Stroke, side, toDigit, toPlain } from './strokes.ts';

const drawn = digits as unknown as readonly (readonly Stroke[])[];

function moved(strokes: readonly Stroke[], scale: number, x: number, y: number): readonly Stroke[] {
  return strokes.map((stroke) => stroke.map(([px, py]): Point => [px * scale + x, py * scale + y]));
}

function box(picture: Float32Array): { readonly width: number; readonly height: number } {
  const rows = new Set<number>();
  const columns = new Set<number>();
  picture.forEach((value, index) => {
    if (value < 0.5) return;
    rows.add(Math.floor(index / side));
    columns.add(index % side);
  });
  return { width: columns.size, height: rows.size };
}

describe('a digit', () => {
  it.each(drawn.map((strokes, digit) => [digit, strokes] as const))(
    '%i is fitted into 20 × 20 around its centre of mass',
    (_, strokes) => {
      const picture = toDigit(strokes) as Float32Array;
      const { width, height } = box(picture);
      expect(Math.max(width, height)).toBeGreaterThanOrEqual(19);
      expect(Math.max(width, height)).toBeLessThanOrEqual(21);
      const mass = picture.reduce((sum, value) => sum + value, 0);
      const x = picture.reduce((sum, value, index) => sum + value * ((index % side) + 0.5), 0) / mass;
      const y = picture.reduce((sum, value, index) => sum + value * (Math.floor(index / side) + 0.5), 0) / mass;
      expect([x, y].map((each) => Math.abs(each - side / 2) < 0.15)).toEqual([true, true]);
    },
  );

  it.each([
    [0.5, 7, 7],
    [0.4, 0, 16],
    [0.25, 20, 1],
  ])('gives the same picture at %f of its size, elsewhere', (scale, x, y) => {
    for (const strokes of drawn) {
      const [whole, small] = [toDigit(strokes), toDigit(moved(strokes, scale, x, y))] as [Float32Array, Float32Array];
      const apart = whole.reduce((most, value, index) => Math.max(most, Math.abs(value - (small[index] as number))), 0);
      expect(apart).toBeLessThan(0.01);
    }
  });

  it('is as heavy as the digits of MNIST are in the mean', () => {
    // Mean sums of the first 20,000 training pictures, by class.
    const mnist = [138, 61, 117, 112, 96, 100, 108, 91, 118, 97];
    drawn.forEach((strokes, digit) => {
      const mass = (toDigit(strokes) as Float32Array).reduce((sum, value) => sum + value, 0);
      expect(mass / (mnist[digit] as number)).toBeGreaterThan(0.8);
      expect(mass / (mnist[digit] as number)).toBeLessThan(1.2);
    });
  });

  it('may be a dot, and is nothing while nothing is drawn', () => {
    const dot = toDigit([[[3, 3]]]) as Float32Array;
    expect(box(dot).width).toBeLessThan(5);
    expect([toDigit([]), toDigit([[]])]).toEqual([null, null]);
  });
});

describe('a plain picture', () => {
  it('shows the pad as it is, whatever its size', () => {
    const strokes: readonly Stroke[] = [
      [
        [7, 7],
        [7, 21],
      ],
    ];
    const picture = toPlain(strokes, 64, 32) as Float32Array;
    expect(picture).toHaveLength(64 * 32);
    expect(picture[16 * 64 + 16 + 8]).toBe(1);
    expect(picture[16 * 64 + 16 + 24]).toBe(0);
  });
});
