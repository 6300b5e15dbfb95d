/** @file Dropout keeps where the drawn number reaches the rate, and scales what it keeps. */
import { describe, expect, it } from 'vitest';
import { evaluate, lowerLayer, type Packed } from '../../testing/run.ts';
import { dropout } from './dropout.ts';

const x: Packed = { dtype: 'f32', shape: [2, 3], data: [1, 2, 3, 4, 5, 6] };
const random: Packed = { dtype: 'f32', shape: [2, 3], data: [0, 0.2, 0.25, 0.5, 0.24, 0.99] };

function run(rate: number, training: boolean): number[] {
  const result = evaluate({ x, random }, (b, at) => {
    const around = { training, read: () => at('x'), rng: () => at('random') };
    return { y: lowerLayer(b, dropout, [{ value: at('x') }], { rate }, around).outputs[0]?.value ?? null };
  });
  return [...(result['y']?.data ?? [])];
}

describe('Dropout', () => {
  it('leaves numbers out below the rate and scales the others by 1 / (1 - rate)', () => {
    expect(run(0.25, true)).toEqual([0, 0, 4, 4 / 0.75, 0, 8].map(Math.fround));
  });

  it('does nothing outside training or at rate 0, and leaves nothing at rate 1', () => {
    expect(run(0.25, false)).toEqual(x.data);
    expect(run(0, true)).toEqual(x.data);
    expect(run(1, true)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
