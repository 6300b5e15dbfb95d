/** @file When a run counts as overfitting. */
import { expect, it } from 'vitest';
import { overfitsSince } from './overfitting.ts';

const epochs = (train: readonly number[], validation: readonly number[]) =>
  train.map((loss, index) => ({ epoch: index + 1, metrics: { loss, val_loss: validation[index] ?? null } }));

it.each([
  ['validation turns while training falls', [1, 0.5, 0.3, 0.2], [0.9, 0.6, 0.7, 0.75], 2],
  ['it has turned only an epoch ago', [1, 0.5, 0.3], [0.9, 0.6, 0.7], null],
  ['training stands still as well', [1, 0.5, 0.5, 0.49], [0.9, 0.6, 0.7, 0.75], null],
  ['validation turns after an epoch that was nearly as good', [1, 0.5, 0.3, 0.2, 0.1], [0.9, 0.6, 0.601, 0.7, 0.75], 2],
  ['validation comes back to its best', [1, 0.5, 0.3, 0.2, 0.1], [0.9, 0.6, 0.7, 0.601, 0.62], null],
  ['both fall', [1, 0.5, 0.3, 0.2], [0.9, 0.6, 0.5, 0.4], null],
  ['nothing is validated', [1, 0.5, 0.3, 0.2], [], null],
])('where %s', (_, train, validation, since) => {
  expect(overfitsSince(epochs(train, validation))).toBe(since);
});
