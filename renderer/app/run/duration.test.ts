/** @file Lengths of time in words. */
import { describe, expect, it } from 'vitest';
import { formatDuration } from './duration.ts';

/** Says key and values, so that no language is needed. */
const t = (key: string, values: object = {}): string => [key.split('.')[1], ...Object.values(values)].join(' ');

describe('formatDuration', () => {
  it.each([
    [0, 'seconds 0'],
    [59.4, 'seconds 59'],
    [59.6, 'minutes 1 0'],
    [123, 'minutes 2 3'],
    [3840, 'hours 1 4'],
  ])('%d s', (seconds, words) => {
    expect(formatDuration(seconds, t)).toBe(words);
  });
});
