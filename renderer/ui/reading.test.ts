/** @file Numbers as people type them. */
import { describe, expect, it } from 'vitest';
import { readDecimal, readShape, readTuple, readWhole, showDecimal, tidy } from './reading.ts';

const taken = <T>(read: { readonly value: T } | object): T | null => ('value' in read ? read.value : null);
const why = (read: object): unknown => ('refusal' in read ? (read.refusal as { key: string }).key : null);

describe('readDecimal', () => {
  it.each([
    ['0,0005', 0.0005],
    ['5e-5', 5e-5],
    ['5E-5', 5e-5],
    ['.1', 0.1],
    [',1', 0.1],
    ['1e-3', 0.001],
    ['1.', 1],
    [' 0.25 ', 0.25],
    ['−2', -2],
    ['０．００１', 0.001],
    ['０。００１', 0.001],
    ['０，５', 0.5],
    ['５ｅ－５', 5e-5],
    ['10 %', 10],
    ['1/255', 1 / 255],
  ])('takes %j', (text, value) => {
    expect(taken(readDecimal(text))).toBe(value);
  });

  it.each(['', 'a', '0x10', '1.000,5', '1,000,5', 'Infinity', '1e999', '1/0', '1/2/3', '--1', '5e', '%'])(
    'refuses %j',
    (text) => {
      expect(taken(readDecimal(text))).toBeNull();
    },
  );

  it('says the range', () => {
    const keys = [
      readDecimal('-1', { min: 0 }),
      readDecimal('0', { min: 0, open: true }),
      readDecimal('2', { min: 0, max: 1 }),
      readDecimal('1', { min: 0, max: 1, open: true }),
      readDecimal('5', { max: 4 }),
      readDecimal('4', { max: 4, open: true }),
    ].map(why);
    expect(keys).toEqual(['fields.least', 'fields.above', 'fields.between', 'fields.inside', 'fields.most', 'fields.below']);
  });
});

describe('showDecimal', () => {
  it.each([
    [1e20, '1e20'],
    [-2.5e12, '-2.5e12'],
    [1_234_567_890_123, '1234567890123'],
    [1_000_000, '1000000'],
    [0.0005, '0.0005'],
    [1e-7, '1e-7'],
  ])('shows %d as %j, which reads as the same', (value, text) => {
    expect(showDecimal(value)).toBe(text);
    expect(taken(readDecimal(text))).toBe(value);
  });
});

describe('readWhole', () => {
  it.each([
    ['12', 12],
    ['-3', -3],
    ['1e3', 1000],
    ['１２', 12],
  ])('takes %j', (text, value) => {
    expect(taken(readWhole(text))).toBe(value);
  });

  it.each(['3,5', '３，５', '3。5', '3.5', '3.0', '1,000', '16.880', 'x', '99999999999999999999'])(
    'refuses %j in words',
    (text) => {
      expect(readWhole(text)).toEqual({ refusal: { key: 'fields.whole', values: { text } } });
    },
  );

  it('refuses nothing at all, and what is too small', () => {
    expect([why(readWhole(' ')), why(readWhole('0', { min: 1 }))]).toEqual(['fields.empty', 'fields.least']);
  });
});

describe('readTuple', () => {
  it.each(['3,5', '3x5', '3 × 5', '3 5', '3*5', '(3, 5)', '[3,5]', '３×５', '３ｘ５', '３，５', '3，5', '3、5', ' 3 , 5 '])(
    'takes %j as a pair',
    (text) => {
      expect(taken(readTuple(text, 2))).toEqual([3, 5]);
    },
  );

  it('lets one number stand for all', () => {
    expect(taken(readTuple('3', 2))).toEqual([3, 3]);
  });

  it.each(['', '3 3 3', '1.5 2', 'a', '3x', '3xx5y'])('refuses %j', (text) => {
    const read = readTuple(text, 2);
    // A trailing sign is only a number that is not typed yet.
    expect(text === '3x' ? taken(read) : why(read)).toEqual(text === '3x' ? [3, 3] : 'fields.tuple');
  });

  it('refuses lengths that cannot be', () => {
    expect(why(readTuple('0 × 3', 2))).toBe('fields.least');
  });
});

describe('readShape', () => {
  it('takes lengths of any number, also none', () => {
    expect(['28 × 28 × 1', '784', ''].map((text) => taken(readShape(text, false)))).toEqual([[28, 28, 1], [784], []]);
  });

  it('takes one -1 where it means what is left', () => {
    expect([why(readShape('-1 2', false)), taken(readShape('-1 2', true)), why(readShape('-1 -1', true))]).toEqual([
      'fields.shape',
      [-1, 2],
      'fields.openShape',
    ]);
  });
});

it('tidies what floating point leaves behind', () => {
  expect([tidy(0.1 * 3), tidy(10.1 / 100), tidy(0.12345 * 100)]).toEqual([0.3, 0.101, 12.345]);
});
