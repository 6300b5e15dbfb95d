/** @file What arrays hold, and which of them is taken for what. */
import { describe, expect, it } from 'vitest';
import { type ArrayFacts, columnOf, describeArray, isLabels } from './describe.ts';
import { guessArrays } from './guess-arrays.ts';
import { previewOf, spread } from './preview.ts';

const facts = (name: string, shape: number[], whole = false): ArrayFacts => ({
  name,
  shape,
  element: whole ? 'int64' : 'float32',
  dtype: whole ? 'i32' : 'f32',
  range: [0, 9],
  whole,
  broken: null,
});
const pictures = (name: string): ArrayFacts => facts(name, [100, 28, 28]);
const labels = (name: string): ArrayFacts => facts(name, [100], true);

describe('guessArrays', () => {
  it.each([
    [
      [labels('y'), pictures('x')],
      ['x', 'y', null, null],
    ],
    [
      [pictures('x_train'), labels('y_train'), pictures('x_test'), labels('y_test')],
      ['x_train', 'y_train', 'x_test', 'y_test'],
    ],
    [
      [pictures('X_train'), labels('Y_train'), pictures('X_val'), labels('Y_val')],
      ['X_train', 'Y_train', null, null],
    ],
    [
      [pictures('trainImages'), labels('trainLabels'), pictures('test_images')],
      ['trainImages', 'trainLabels', null, null],
    ],
    [
      [pictures('images'), labels('labels'), facts('ids', [100], true)],
      ['images', 'labels', null, null],
    ],
    [
      [pictures('photos'), labels('species')],
      ['photos', 'species', null, null],
    ],
    [
      [pictures('arr_0'), labels('arr_1')],
      ['arr_0', 'arr_1', null, null],
    ],
    [
      [pictures('x'), facts('target', [100])],
      ['x', 'target', null, null],
    ],
    [[pictures('x')], ['x', null, null, null]],
  ])('case %#', (arrays, [input, target, testInput, testTarget]) => {
    expect(guessArrays(arrays as ArrayFacts[])).toEqual({ input, target, testInput, testTarget });
  });
});

describe('describeArray', () => {
  it('tells range, whole numbers and the first example that holds no number', () => {
    const data = Float32Array.from([0, 255, 3, Number.POSITIVE_INFINITY]);
    const { range, whole, broken } = describeArray('x', { dtype: 'f32', shape: [2, 2], data }, 'float32');
    expect({ range, whole, broken }).toEqual({
      range: [0, Number.POSITIVE_INFINITY],
      whole: false,
      broken: { place: 1, value: 'Infinity' },
    });
  });

  it('takes whole floats from 0 on, one an example, for labels', () => {
    const array = describeArray('y', { dtype: 'f32', shape: [3, 1], data: Float32Array.from([0, 2, 1]) }, 'float64');
    expect(isLabels(array)).toBe(true);
    expect(columnOf(array)).toEqual({ name: 'y', shape: [1], dtype: 'i32', range: [0, 2], element: 'float64', classes: 3 });
    expect(isLabels({ ...array, range: [-1, 2] })).toBe(false);
  });
});

describe('previewOf', () => {
  it('thins out large pictures and keeps small ones whole', () => {
    const large = previewOf(new Uint8Array(128 * 128 * 3).fill(7), [128, 128, 3], [0]);
    expect([large.shape, large.values[0]?.length]).toEqual([[64, 64, 3], 64 * 64 * 3]);
    expect(previewOf([1, 2, 3, 4, 5, 6, 7, 8], [2, 2], [1], 10)).toEqual({ shape: [2, 2], values: [[50, 60, 70, 80]] });
  });

  it('spreads over all examples', () => {
    expect([spread(100, 4), spread(3, 20)]).toEqual([
      [0, 25, 50, 75],
      [0, 1, 2],
    ]);
  });
});
