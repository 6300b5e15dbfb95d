/** @file What is drawn, what is typed, and what the answers say. */
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../engine/data/types.ts';
import { analyze } from '../../../engine/model/analyze.ts';
import { chain } from '../../../engine/model/document/fixtures.ts';
import { areShares, type Ends, endsOf, sharesOf } from './ends.ts';

/** A net of one input of the shape. */
function ends(shape: readonly number[], columns: readonly Column[] | null = null, scale = 1): Ends {
  const document = chain(
    [
      ['Flatten', {}],
      ['Dense', { units: 10, activation: 'softmax' }],
    ],
    { shape },
  );
  const scaled = { ...document, data: { ...document.data, scale: { image: scale } } };
  return endsOf(analyze(scaled).ir, scaled, columns);
}

describe('an input', () => {
  it.each([
    [[28, 28, 1], 28, 28, 1, true],
    [[28, 28], 28, 28, 1, true],
    [[784], 28, 28, 1, true],
    [[32, 48, 3], 48, 32, 3, false],
    [[8, 8, 1], 8, 8, 1, false],
  ])('of %j is drawn', (shape, width, height, channels, digit) => {
    expect(ends(shape).inputs[0]).toEqual({ kind: 'picture', name: 'in', width, height, channels, digit, range: [0, 1] });
  });

  it.each([[[4]], [[100, 5]], [[3, 2, 1]], [[28, 28, 7]]])('of %j is typed', (shape) => {
    const size = shape.reduce((product, length) => product * length, 1);
    expect(ends(shape).inputs[0]).toEqual({ kind: 'numbers', name: 'in', shape, size, whole: false });
  });

  it('without data takes 0..255 where the net begins with making it smaller', () => {
    const base = chain([
      ['Rescaling', { scale: 1 / 255 }],
      ['Flatten', {}],
      ['Dense', { units: 10 }],
    ]);
    const document = { ...base, data: { source: '', columns: {} } };
    expect(endsOf(analyze(document).ir, document, null).inputs[0]).toMatchObject({ range: [0, 255] });
  });

  it('that is flat but bound to pictures is drawn, in the range of their column and its scale', () => {
    const image = { name: 'image', shape: [8, 8], dtype: 'f32', range: [0, 16] } as const;
    expect(ends([64], [image], 0.5).inputs[0]).toMatchObject({ kind: 'picture', width: 8, height: 8, range: [0, 8] });
    expect(ends([28, 28, 1], null, 255).inputs[0]).toMatchObject({ range: [0, 255] });
  });
});

describe('an output', () => {
  it.each([
    ['sparse_categorical_crossentropy', 10, 'class'],
    // One number for each of the ten classes, or it is no guess.
    ['sparse_categorical_crossentropy', 3, 'amount'],
    ['binary_crossentropy', 1, 'yes-no'],
    ['mean_squared_error', 3, 'amount'],
  ])('of %s says %s', (loss, units, answers) => {
    const document = chain([['Dense', { units }]], { shape: [4], loss, metrics: [] });
    expect(endsOf(analyze(document).ir, document, null).outputs).toEqual([{ name: 'out', size: units, answers, logits: false }]);
  });

  it('is written in percent only where its numbers are shares', () => {
    const end = { name: 'out', size: 2, logits: false, answers: 'class' } as const;
    expect(areShares(end, [0.3, 0.7000001])).toBe(true);
    expect(areShares(end, [0.2, 0.2])).toBe(false);
    expect(areShares(end, [1.5, -0.5])).toBe(false);
    expect(areShares({ ...end, answers: 'yes-no' }, [0.2, 0.2])).toBe(true);
  });

  it('of logits becomes shares', () => {
    const base = { name: 'out', size: 3, logits: true } as const;
    const shares = sharesOf({ ...base, answers: 'class' }, [1000, 1000, -1000]);
    expect(shares).toEqual([0.5, 0.5, 0]);
    expect(sharesOf({ ...base, answers: 'yes-no' }, [0])).toEqual([0.5]);
    expect(sharesOf({ ...base, answers: 'amount' }, [7, -1])).toEqual([7, -1]);
    expect(sharesOf({ ...base, answers: 'class', logits: false }, [0.25, 0.75, 0])).toEqual([0.25, 0.75, 0]);
  });
});
