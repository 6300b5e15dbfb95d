/** @file What a classifier said of each example, and what follows from it: confusion matrix, the pictures of a cell. Pure. */
import type { TensorData } from '../core/tensor.ts';

export interface Verdicts {
  readonly classes: number;
  /** One entry an example. */
  readonly labels: Int32Array<ArrayBuffer>;
  readonly guesses: Int32Array<ArrayBuffer>;
  /** The score of the guess: how sure the net was. */
  readonly certainty: Float32Array<ArrayBuffer>;
}

export interface Verdict {
  readonly index: number;
  readonly label: number;
  readonly guess: number;
  readonly certainty: number;
}

/** A cell of the matrix; null: all mistakes. */
export type Cell = { readonly label: number; readonly guess: number } | null;

/**
 * Labels that a target stands for, `length` examples: labels themselves, rows with a single 1, or zeros and ones before one
 * output. Null where the target is anything else, for then the output names no classes.
 */
export function labelsOf(target: TensorData, length: number, outputs: number): Int32Array<ArrayBuffer> | null {
  if (target instanceof Int32Array) return target.length === length ? target : null;
  if (target.length !== length * outputs) return null;
  const labels = new Int32Array(length);
  for (let index = 0; index < length; index += 1) {
    let ones = 0;
    for (let place = 0; place < outputs; place += 1) {
      const value = target[index * outputs + place];
      if (value !== 0 && value !== 1) return null;
      if (value === 1) {
        ones += 1;
        labels[index] = outputs === 1 ? 1 : place;
      }
    }
    if (outputs > 1 && ones !== 1) return null;
  }
  return labels;
}

/** `scores` [n, outputs]: the largest wins; one output says yes above 0.5. */
export function judge(scores: Float32Array, labels: Int32Array<ArrayBuffer>, outputs: number): Verdicts {
  const guesses = new Int32Array(labels.length);
  const certainty = new Float32Array(labels.length);
  for (let index = 0; index < labels.length; index += 1) {
    const row = scores.subarray(index * outputs, (index + 1) * outputs);
    if (outputs === 1) {
      const yes = row[0] as number;
      guesses[index] = yes > 0.5 ? 1 : 0;
      certainty[index] = yes > 0.5 ? yes : 1 - yes;
      continue;
    }
    let guess = 0;
    for (let place = 1; place < outputs; place += 1) if ((row[place] as number) > (row[guess] as number)) guess = place;
    guesses[index] = guess;
    certainty[index] = row[guess] as number;
  }
  return { classes: Math.max(2, outputs), labels, guesses, certainty };
}

/** Rows: label, columns: guess. */
export function confusionOf({ classes, labels, guesses }: Verdicts): number[][] {
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  labels.forEach((label, index) => {
    const row = confusion[label];
    const guess = guesses[index] as number;
    if (row) row[guess] = (row[guess] ?? 0) + 1;
  });
  return confusion;
}

/** Mistakes that the net was surest of come first; of right answers those that it was least sure of. */
export function examplesOf({ labels, guesses, certainty }: Verdicts, cell: Cell): Verdict[] {
  const found: Verdict[] = [];
  labels.forEach((label, index) => {
    const guess = guesses[index] as number;
    const wanted = cell ? label === cell.label && guess === cell.guess : guess !== label;
    if (wanted) found.push({ index, label, guess, certainty: certainty[index] as number });
  });
  const sign = cell && cell.label === cell.guess ? -1 : 1;
  return found.sort((a, b) => sign * (b.certainty - a.certainty) || a.index - b.index);
}
