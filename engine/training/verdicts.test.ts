/** @file Verdicts: labels from targets, guesses from scores, and the examples of a cell. */
import { describe, expect, it } from 'vitest';
import { confusionOf, examplesOf, judge, labelsOf } from './verdicts.ts';

const labels = Int32Array.of(0, 1, 2, 2, 1);
const scores = Float32Array.of(0.9, 0.1, 0, 0.3, 0.6, 0.1, 0.1, 0.8, 0.1, 0, 0.99, 0.01, 0.2, 0.7, 0.1);

describe('labelsOf', () => {
  it('takes labels as they are and reads rows with a single 1', () => {
    expect(labelsOf(Int32Array.of(3, 1), 2, 10)).toEqual(Int32Array.of(3, 1));
    expect(labelsOf(Float32Array.of(0, 1, 0, 1, 0, 0), 2, 3)).toEqual(Int32Array.of(1, 0));
    expect(labelsOf(Float32Array.of(0, 1, 1), 3, 1)).toEqual(Int32Array.of(0, 1, 1));
  });

  it('says where a target names no classes', () => {
    expect(labelsOf(Float32Array.of(0, 1, 1, 1, 0, 0), 2, 3)).toBeNull();
    expect(labelsOf(Float32Array.of(0.5, 2), 2, 1)).toBeNull();
    expect(labelsOf(Float32Array.of(0, 0, 0), 1, 3)).toBeNull();
  });
});

describe('judge', () => {
  it('takes the largest score, and of equal ones the first', () => {
    const { guesses, classes } = judge(Float32Array.of(0.4, 0.4, 0.2), Int32Array.of(1), 3);
    expect({ guess: guesses[0], classes }).toEqual({ guess: 0, classes: 3 });
  });

  it('takes one output for a yes above a half', () => {
    const verdicts = judge(Float32Array.of(0.75, 0.25), Int32Array.of(1, 1), 1);
    expect([...verdicts.guesses]).toEqual([1, 0]);
    expect([...verdicts.certainty]).toEqual([0.75, 0.75]);
    expect(confusionOf(verdicts)).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });
});

describe('the examples of a cell', () => {
  const verdicts = judge(scores, labels, 3);

  it('are as many as the matrix says, in every cell', () => {
    confusionOf(verdicts).forEach((row, label) => {
      row.forEach((count, guess) => {
        expect(examplesOf(verdicts, { label, guess })).toHaveLength(count);
      });
    });
  });

  it('begin with the mistake that the net was surest of', () => {
    expect(examplesOf(verdicts, null).map(({ index }) => index)).toEqual([3, 2]);
  });

  it('begin with the right answer that it was least sure of', () => {
    expect(examplesOf(verdicts, { label: 1, guess: 1 }).map(({ index }) => index)).toEqual([1, 4]);
  });
});
