/** @file Numbers as people type and paste them. */
import { expect, it } from 'vitest';
import { readNumbers } from './read-numbers.ts';

it.each([
  ['1 2 3', [1, 2, 3]],
  ['1,2,3', [1, 2, 3]],
  ['1, 2, 3', [1, 2, 3]],
  ['[[1. 2.5]\n [-3e2]]', [1, 2.5, -300]],
  ['0,5 1,25 .1', [0.5, 1.25, 0.1]],
  ['0,5; 1,25; 2', [0.5, 1.25, 2]],
  ['1;2\t3\n', [1, 2, 3]],
])('reads %j', (text, numbers) => {
  expect(readNumbers(text, 3, false)).toEqual({ numbers });
});

it.each([
  ['1 2', { count: 2 }],
  ['', { count: 0 }],
  ['1 2 3 4', { count: 4 }],
  ['1 two 3', { wrong: 'two' }],
  ['1 2 Infinity', { wrong: 'Infinity' }],
])('refuses %j with what is wrong', (text, refused) => {
  expect(readNumbers(text, 3, false)).toEqual(refused);
});

it('takes only whole numbers where indices are asked for', () => {
  expect(readNumbers('1 2 3', 3, true)).toEqual({ numbers: [1, 2, 3] });
  expect(readNumbers('1 2.5 3', 3, true)).toEqual({ wrong: '2.5' });
});
