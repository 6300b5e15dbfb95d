/** @file Which examples are pictures, and their pixels. */
import { describe, expect, it } from 'vitest';
import { pictureShape, pixelsOf } from './pixels.ts';

describe('pictureShape', () => {
  it('sees pictures, also flat ones', () => {
    expect(pictureShape([28, 28, 1])).toEqual([28, 28, 1]);
    expect(pictureShape([28, 30])).toEqual([28, 30, 1]);
    expect(pictureShape([32, 32, 3])).toEqual([32, 32, 3]);
    expect(pictureShape([784])).toEqual([28, 28, 1]);
  });

  it('sees none in lists and volumes', () => {
    expect(pictureShape([4])).toBeNull();
    expect(pictureShape([783])).toBeNull();
    expect(pictureShape([8, 8, 32])).toBeNull();
    expect(pictureShape([])).toBeNull();
  });
});

describe('pixelsOf', () => {
  it('keeps the ranges 0..1 and 0..255, and spreads others', () => {
    expect([...pixelsOf([0, 0.2, 1])]).toEqual([0, 51, 255]);
    expect([...pixelsOf([0, 51, 204])]).toEqual([0, 51, 204]);
    expect([...pixelsOf([-1, 0, 1])]).toEqual([0, 128, 255]);
    expect([...pixelsOf([7, 300])]).toEqual([0, 255]);
  });
});
