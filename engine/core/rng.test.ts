/** @file Random numbers: fixed bits, good statistics, independence of streams; permutations. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, fillBernoulli, fillNormal, fillUniform, hashBits, hashKey, type Key, shuffled } from './rng.ts';

const key: Key = { seed: 7, step: 3, stream: 11 };
const draw = (fill: (into: Float32Array, key: Key) => void, length: number, at: Partial<Key> = {}): Float32Array => {
  const into = new Float32Array(length);
  fill(into, { ...key, ...at });
  return into;
};
const mean = (x: ArrayLike<number>): number => Array.from(x).reduce((sum, value) => sum + value, 0) / x.length;
const variance = (x: ArrayLike<number>): number => {
  const middle = mean(x);
  return mean(Array.from(x, (value) => (value - middle) ** 2));
};
const correlation = (x: ArrayLike<number>, y: ArrayLike<number>): number => {
  const [mx, my] = [mean(x), mean(y)];
  return mean(Array.from(x, (value, k) => (value - mx) * ((y[k] as number) - my))) / Math.sqrt(variance(x) * variance(y));
};

describe('the counter hash', () => {
  it('never changes: runs of older versions stay repeatable', () => {
    const base = hashKey({ seed: 1, step: 2, stream: 3 });
    expect([0, 1, 2, 3].map((index) => hashBits(base, index))).toMatchInlineSnapshot(`
      [
        1065043972,
        3812893800,
        2175137226,
        3742723909,
      ]
    `);
    expect([...draw(fillNormal, 3)]).toMatchInlineSnapshot(`
      [
        -0.6673226356506348,
        0.4434093236923218,
        1.2168341875076294,
      ]
    `);
  });

  it('gives the same number at an index whatever the length', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), fc.integer(), fc.integer({ min: 1, max: 50 }), (seed, step, stream, length) => {
        const long = draw(fillUniform, 64, { seed, step, stream });
        expect(draw(fillUniform, length, { seed, step, stream })).toEqual(long.slice(0, length));
        expect(long.every((x) => x >= 0 && x < 1)).toBe(true);
      }),
    );
  });

  const n = 100_000;
  // Five standard deviations of each estimate.
  it('is uniform', () => {
    const x = draw(fillUniform, n);
    expect(Math.abs(mean(x) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(variance(x) - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
    const bins = new Array<number>(100).fill(0);
    for (const value of x) bins[Math.floor(value * 100)] = (bins[Math.floor(value * 100)] as number) + 1;
    const chiSquare = bins.reduce((sum, held) => sum + (held - n / 100) ** 2 / (n / 100), 0);
    expect(Math.abs(chiSquare - 99)).toBeLessThan(5 * Math.sqrt(2 * 99));
  });

  it('is normal', () => {
    const x = draw(fillNormal, n);
    expect(Math.abs(mean(x))).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(variance(x) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(mean(x.map((value) => value ** 3)))).toBeLessThan(5 * Math.sqrt(15 / n));
  });

  it('keeps a share of ones', () => {
    const x = draw((into, at) => fillBernoulli(into, at, 0.3), n);
    expect(new Set(x)).toEqual(new Set([0, 1]));
    expect(Math.abs(mean(x) - 0.3)).toBeLessThan(5 * Math.sqrt(0.21 / n));
  });

  it.each([
    ['neighbouring seeds', { seed: 8 }],
    ['neighbouring steps', { step: 4 }],
    ['neighbouring streams', { stream: 12 }],
    ['swapped parts of the key', { seed: 3, step: 7 }],
  ])('is independent for %s', (_, other) => {
    const [x, y] = [draw(fillUniform, n), draw(fillUniform, n, other)];
    expect(Math.abs(correlation(x, y))).toBeLessThan(5 / Math.sqrt(n));
    expect(x.filter((value, k) => value === y[k]).length).toBeLessThan(5);
  });

  it('is independent of its neighbours in the stream', () => {
    const x = draw(fillUniform, n);
    for (const lag of [1, 2, 3, 28, 128, 784])
      expect(Math.abs(correlation(x.slice(lag), x)), `lag ${lag}`).toBeLessThan(5 / Math.sqrt(n - lag));
  });

  it('flips half of the bits when one bit of the index flips', () => {
    const base = hashKey(key);
    const ones = (word: number): number => [...(word >>> 0).toString(2)].filter((digit) => digit === '1').length;
    for (let bit = 0; bit < 20; bit += 1) {
      const flips = Array.from({ length: 2000 }, (_, k) => ones(hashBits(base, k * 7) ^ hashBits(base, (k * 7) ^ (1 << bit))));
      expect(Math.abs(mean(flips) - 16), `bit ${bit}`).toBeLessThan(5 * Math.sqrt(8 / 2000) + 0.3);
    }
  });
});

describe('sequences', () => {
  it('repeat for equal seeds and names and differ for others', () => {
    const first = (seed: number, name: string): number[] => {
      const random = createRandom(seed, name);
      return [random.uniform(), random.normal(), random.uniform()];
    };
    expect(first(1, 'dense/kernel')).toEqual(first(1, 'dense/kernel'));
    expect(first(1, 'dense/kernel')).not.toEqual(first(1, 'dense/bias'));
    expect(first(1, 'dense/kernel')).not.toEqual(first(2, 'dense/kernel'));
  });
});

describe('the order of an epoch', () => {
  it('holds each index once and depends on seed and epoch only', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer(), fc.nat(50), (length, seed, epoch) => {
        const order = shuffled(length, seed, epoch);
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length }, (_, k) => k));
        expect(shuffled(length, seed, epoch)).toEqual(order);
      }),
    );
    expect(shuffled(100, 1, 0)).not.toEqual(shuffled(100, 1, 1));
    expect(shuffled(100, 1, 0)).not.toEqual(shuffled(100, 2, 0));
  });

  it('brings each index to each place equally often', () => {
    const trials = 6000;
    const counts = new Array<number>(36).fill(0);
    for (let epoch = 0; epoch < trials; epoch += 1) {
      shuffled(6, 5, epoch).forEach((index, place) => {
        counts[index * 6 + place] = (counts[index * 6 + place] as number) + 1;
      });
    }
    const chiSquare = counts.reduce((sum, held) => sum + (held - trials / 6) ** 2 / (trials / 6), 0);
    expect(Math.abs(chiSquare - 25)).toBeLessThan(5 * Math.sqrt(2 * 25));
  });
});
