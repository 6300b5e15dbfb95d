/** @file Scores by class, checked by counting example by example. */
import { describe, expect, it } from 'vitest';
import { type ClassScores, meanScores, mistakesOf, scoresOf, worstCell } from './scores.ts';

const matrix = [
  [5, 1, 0],
  [2, 3, 0],
  [1, 4, 0],
];

/** As the definitions say: true and false positives and negatives, one example after another. */
function counted(label: number): ClassScores {
  let [hit, falsely, missed] = [0, 0, 0];
  matrix.forEach((row, is) => {
    row.forEach((count, said) => {
      for (let i = 0; i < count; i += 1) {
        if (is === label && said === label) hit += 1;
        else if (said === label) falsely += 1;
        else if (is === label) missed += 1;
      }
    });
  });
  const precision = hit + falsely === 0 ? 0 : hit / (hit + falsely);
  const recall = hit + missed === 0 ? 0 : hit / (hit + missed);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, support: hit + missed };
}

describe('scoresOf', () => {
  it.each([0, 1, 2])('gives class %i what counting gives', (label) => {
    const scores = scoresOf(matrix)[label] as ClassScores;
    const expected = counted(label);
    for (const name of ['precision', 'recall', 'f1', 'support'] as const) expect(scores[name]).toBeCloseTo(expected[name], 12);
  });

  it('gives 0, never NaN, to a class that was never guessed', () => {
    expect(scoresOf(matrix)[2]).toEqual({ precision: 0, recall: 0, f1: 0, support: 5 });
  });
});

describe('the matrix as a whole', () => {
  it('has a mean over classes, mistakes, and a worst cell', () => {
    expect(meanScores(scoresOf(matrix)).recall).toBeCloseTo((5 / 6 + 3 / 5) / 3, 12);
    expect(meanScores(scoresOf(matrix)).support).toBe(16);
    expect(mistakesOf(matrix)).toBe(8);
    expect(worstCell(matrix)).toEqual({ label: 2, guess: 1 });
  });
});
