/** @file Random start values follow Keras' formulas: limits, variance, truncation, right angles. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../core/rng.ts';
import type { InitializerDefinition } from '../define.ts';
import { defaults } from '../validate.ts';
import { initializers } from './index.ts';

type Id = keyof typeof initializers;

function draw(id: Id, shape: readonly number[], params: Readonly<Record<string, unknown>> = {}): Float32Array {
  const definition: InitializerDefinition = initializers[id];
  return definition.generate(shape, { ...defaults(definition.params), ...params } as never, createRandom(5, `${id}/kernel`));
}

/** Mean, variance and largest size. With n numbers the mean of a unit variance is off by about 1 / sqrt(n). */
function moments(data: Float32Array): { readonly mean: number; readonly variance: number; readonly largest: number } {
  const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
  const variance = data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length;
  return { mean, variance, largest: data.reduce((most, x) => Math.max(most, Math.abs(x)), 0) };
}

// A 3 x 3 kernel of 64 channels to 128 filters: fan in 576, fan out 1152.
const kernel = [3, 3, 64, 128];
const cases: readonly (readonly [Id, number])[] = [
  ['glorot_uniform', 1 / 864],
  ['glorot_normal', 1 / 864],
  ['he_uniform', 2 / 576],
  ['he_normal', 2 / 576],
  ['lecun_uniform', 1 / 576],
  ['lecun_normal', 1 / 576],
];

describe('variance scaling', () => {
  it.each(cases)('%s has the variance %d', (id, variance) => {
    const got = moments(draw(id, kernel));
    expect(got.variance / variance).toBeGreaterThan(0.98);
    expect(got.variance / variance).toBeLessThan(1.02);
    expect(Math.abs(got.mean)).toBeLessThan(4 * Math.sqrt(variance / 73728));
    const limit = id.endsWith('uniform') ? Math.sqrt(3 * variance) : (2 * Math.sqrt(variance)) / 0.87962566103423978;
    expect(got.largest / limit).toBeGreaterThan(0.999);
    expect(got.largest / limit).toBeLessThanOrEqual(1 + 1e-6);
  });

  it('counts a matrix and a vector as Keras does', () => {
    expect(moments(draw('glorot_uniform', [784, 64])).largest).toBeCloseTo(Math.sqrt(6 / 848), 4);
    expect(moments(draw('glorot_uniform', [5000])).largest).toBeCloseTo(Math.sqrt(3 / 5000), 4);
  });
});

describe('plain distributions', () => {
  it('random_normal has its mean and deviation', () => {
    const got = moments(draw('random_normal', [40000], { mean: 2, stddev: 0.5 }));
    expect(got.mean).toBeCloseTo(2, 2);
    expect(Math.sqrt(got.variance)).toBeCloseTo(0.5, 2);
  });

  it('truncated_normal stays within two deviations', () => {
    const got = moments(draw('truncated_normal', [40000]));
    expect(got.largest).toBeLessThanOrEqual(0.1 + 1e-8);
    expect(Math.sqrt(got.variance) / 0.05).toBeCloseTo(0.8796, 2);
  });

  it('random_uniform stays within its bounds', () => {
    const data = draw('random_uniform', [10000], { minval: -1, maxval: 3 });
    expect([Math.min(...data) >= -1, Math.max(...data) < 3]).toEqual([true, true]);
    expect(moments(data).mean).toBeCloseTo(1, 1);
  });
});

describe('constants', () => {
  it.each([
    ['zeros', {}, 0],
    ['ones', {}, 1],
    ['constant', { value: 0.25 }, 0.25],
  ] as const)('%s', (id, params, value) => {
    expect([...draw(id, [2, 3], params)]).toEqual(new Array(6).fill(value));
  });
});

describe('orthogonal', () => {
  it.each([[[12, 5]], [[5, 12]], [[3, 3, 2, 7]], [[9, 9]]])('gives %j right angles', (shape) => {
    const columns = shape.at(-1) as number;
    const rows = shape.reduce((product, length) => product * length, 1) / columns;
    const q = draw('orthogonal', shape, { gain: 2 });
    const [count, other, at] =
      rows < columns
        ? [rows, columns, (vector: number, i: number) => q[vector * columns + i] as number]
        : [columns, rows, (vector: number, i: number) => q[i * columns + vector] as number];
    for (let a = 0; a < count; a += 1) {
      for (let b = 0; b < count; b += 1) {
        let dot = 0;
        for (let i = 0; i < other; i += 1) dot += at(a, i) * at(b, i);
        expect(Math.abs(dot - (a === b ? 4 : 0))).toBeLessThan(1e-5);
      }
    }
  });
});

it('gives each variable a stream of its own, and the same one again for the same seed', () => {
  const uniform = initializers.glorot_uniform;
  const at = (seed: number, name: string) => [...uniform.generate([4, 4], {}, createRandom(seed, name))];
  expect(at(1, 'a')).toEqual(at(1, 'a'));
  expect(at(1, 'a')).not.toEqual(at(1, 'b'));
  expect(at(1, 'a')).not.toEqual(at(2, 'a'));
});
