/** @file Arrays of a file as data: parts, lengths, fits and scales, and what is refused. */
import { describe, expect, it } from 'vitest';
import type { HostTensor } from '../core/tensor.ts';
import { arrayParts } from './arrays.ts';
import { bindData, type End, refuseNotFinite } from './bind.ts';
import { fitsInput } from './fit.ts';

const floats = (shape: number[], data: number[]): HostTensor => ({ dtype: 'f32', shape, data: Float32Array.from(data) });
const whole = (data: number[]): HostTensor => ({ dtype: 'i32', shape: [data.length], data: Int32Array.from(data) });

const arrays = {
  x_train: floats([3, 2], [1, 2, 3, 4, 5, 6]),
  y_train: whole([0, 1, 0]),
  x_test: floats([2, 2], [7, 8, 9, 10]),
  y_test: whole([1, 1]),
  names: whole([5, 6, 7, 8]),
};
const columns = { n1: 'x_train', n2: 'y_train' };
const test = { n1: 'x_test', n2: 'y_test' };

const input: End = { node: 'n1', name: 'x', program: 'input:x', shape: [2], dtype: 'f32', role: 'input' };
const target: End = { node: 'n2', name: 'y', program: 'target:y', shape: [], dtype: 'i32', role: 'label', classes: 2 };

describe('arrayParts', () => {
  it('takes the arrays that the document names, whatever else the file holds', () => {
    const parts = arrayParts(arrays, 'd.npz', { columns, test });
    expect([parts.train.length, parts.test?.length, parts.testColumns]).toEqual([3, 2, test]);
    expect(parts.train.columns.map((column) => column.name)).toEqual(['x_train', 'y_train']);
  });

  it('keeps the last share for testing where no arrays are named for it', () => {
    const { train, test: kept } = arrayParts({ x: floats([10, 1], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) }, 'd.npz', {
      columns: { n1: 'x' },
      testSplit: 0.2,
    });
    const read = new Float32Array(2);
    kept?.read('x', [0, 1], read);
    expect([train.length, [...read]]).toEqual([8, [8, 9]]);
  });

  it('refuses arrays of different lengths, by name', () => {
    const choice = { columns: { n1: 'x_train', n2: 'names' } };
    expect(() => arrayParts(arrays, 'd.npz', choice)).toThrow(
      expect.objectContaining({
        code: 'data.lengths',
        values: { file: 'd.npz', first: 'x_train', expected: 3, name: 'names', received: 4 },
      }),
    );
  });

  it('keeps whole numbers below 256 as bytes', () => {
    const { train } = arrayParts({ x: whole([0, 255]), big: whole([0, 256]) }, 'd.npz', { columns: {} });
    expect(train.columns.map((column) => column.storage.BYTES_PER_ELEMENT)).toEqual([1, 4]);
  });
});

describe('bindData', () => {
  it('multiplies what a node gets with its scale', () => {
    const { train } = arrayParts({ x: whole([0, 51, 255]) }, 'd.npz', { columns: { n1: 'x' } });
    const { data } = bindData(train, [{ ...input, shape: [] }], { n1: 'x' }, 'd.npz', { n1: 1 / 255 });
    const read = new Float32Array(3);
    data.read('input:x', [0, 1, 2], read);
    expect([...read]).toEqual([0, Math.fround(0.2), 1]);
  });

  it('names the array, the example and the value that is no number', () => {
    const { train } = arrayParts({ x: floats([2, 2], [1, 2, 3, Number.NaN]), y: whole([0, 1]) }, 'd.npz', { columns: {} });
    const bound = bindData(train, [input, target], {}, 'd.npz');
    expect(() => refuseNotFinite(bound, { 'input:x': 'x' }, 'd.npz')).toThrow(
      expect.objectContaining({
        code: 'data.not-finite',
        values: { file: 'd.npz', column: 'x', place: 1, received: 'NaN' },
      }),
    );
  });
});

describe('fitsInput', () => {
  it.each([
    [[28, 28, 1], [28, 28], true],
    [[28, 28], [28, 28, 1], true],
    [[28, 28, 1], [784], true],
    [[784], [28, 28, 1], true],
    [[28, 28, 3], [28, 28], false],
    [[28, 28], [14, 56], false],
    [[1, 28, 28], [28, 28, 1], true],
    [[28, 28, 1], [1, 28, 28], true],
    [[3, 28, 28], [28, 28, 3], false],
    [[1, 28, 3], [28, 3], false],
    [[], [1], true],
    [[], [2], false],
  ])('%j for an Input of %j: %j', (column, shape, fits) => {
    expect(fitsInput(column, shape)).toBe(fits);
  });
});
