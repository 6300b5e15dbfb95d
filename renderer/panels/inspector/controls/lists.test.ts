/** @file Tests of reading lists of numbers. */
import { expect, it } from 'vitest';
import { readList } from './lists.ts';

it.each([
  ['3 × 3', [3, 3]],
  ['3x5', [3, 5]],
  ['3, 5', [3, 5]],
  ['3', [3, 3]],
  ['', undefined],
  ['3 3 3', undefined],
  ['1.5 2', undefined],
  ['a', undefined],
])('reads %j as a pair', (text, expected) => {
  expect(readList(text, 2)).toEqual(expected);
});

it('reads a shape of any length, also none', () => {
  expect([readList('28 × 28 × 1'), readList('-1'), readList('')]).toEqual([[28, 28, 1], [-1], []]);
});
