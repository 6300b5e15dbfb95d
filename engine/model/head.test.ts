/** @file Tests of what the last layer should give: by loss and target. */
import { describe, expect, it } from 'vitest';
import type { Column } from '../data/types.ts';
import { headOf } from './head.ts';

const label: Column = { name: 'label', shape: [], dtype: 'i32', classes: 10 };
const price: Column = { name: 'price', shape: [], dtype: 'f32' };
const tags: Column = { name: 'tags', shape: [5], dtype: 'f32' };
const picture: Column = { name: 'picture', shape: [28, 28], dtype: 'f32' };

const loss = (type: string, params: Readonly<Record<string, unknown>> = {}) => ({ type, params });

describe('headOf', () => {
  it('is one unit a class with softmax for labels, without it where the loss takes raw scores', () => {
    expect(headOf(loss('sparse_categorical_crossentropy'), label)).toEqual({ units: 10, activation: 'softmax' });
    expect(headOf(loss('sparse_categorical_crossentropy', { from_logits: true }), label)).toEqual({
      units: 10,
      activation: 'linear',
    });
  });

  it('is as many numbers as the target holds', () => {
    expect(headOf(loss('binary_crossentropy'), tags)).toEqual({ units: 5, activation: 'sigmoid' });
    expect(headOf(loss('mean_squared_error'), price)).toEqual({ units: 1, activation: 'linear' });
  });

  it('is unknown where loss and target do not fit, or one layer cannot give the target', () => {
    expect(headOf(loss('mean_squared_error'), label)).toBeNull();
    expect(headOf(loss('sparse_categorical_crossentropy'), price)).toBeNull();
    expect(headOf(loss('mean_squared_error'), picture)).toBeNull();
    expect(headOf(loss('hinge'), tags)).toBeNull();
  });
});
