/** @file Precision, recall and F1 from a confusion matrix, as scikit-learn defines them. Pure. */

export type Matrix = readonly (readonly number[])[];

/** 0 where a class was never guessed, or has no examples. */
export interface ClassScores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Examples of the class. */
  readonly support: number;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** One entry a class. Rows of the matrix: label, columns: guess. */
export function scoresOf(matrix: Matrix): ClassScores[] {
  return matrix.map((row, label) => {
    const right = row[label] ?? 0;
    const support = row.reduce((sum, count) => sum + count, 0);
    const guessed = matrix.reduce((sum, each) => sum + (each[label] ?? 0), 0);
    return {
      precision: ratio(right, guessed),
      recall: ratio(right, support),
      f1: ratio(2 * right, support + guessed),
      support,
    };
  });
}

/** Every class counts the same, however many examples it has. */
export function meanScores(scores: readonly ClassScores[]): ClassScores {
  const mean = (pick: (each: ClassScores) => number): number =>
    ratio(
      scores.reduce((sum, each) => sum + pick(each), 0),
      scores.length,
    );
  return {
    precision: mean(({ precision }) => precision),
    recall: mean(({ recall }) => recall),
    f1: mean(({ f1 }) => f1),
    support: scores.reduce((sum, { support }) => sum + support, 0),
  };
}

export function mistakesOf(matrix: Matrix): number {
  return matrix.reduce(
    (sum, row, label) => sum + row.reduce((wrong, count, guess) => wrong + (guess === label ? 0 : count), 0),
    0,
  );
}

/** Where the most mistakes are: the first cell that the keyboard comes to. */
export function worstCell(matrix: Matrix): { readonly label: number; readonly guess: number } {
  let worst = { label: 0, guess: 0, count: -1 };
  matrix.forEach((row, label) => {
    row.forEach((count, guess) => {
      if (guess !== label && count > worst.count) worst = { label, guess, count };
    });
  });
  return { label: worst.label, guess: worst.guess };
}
