/** @file Names of files from names of drawings. */
import { describe, expect, it } from 'vitest';
import { fileStem } from './file-stem.ts';

describe('fileStem', () => {
  it.each([
    ['Recognise digits', 'recognise-digits'],
    ['识别手写数字', '识别手写数字'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a"b\\c:d*?', 'a-b-c-d'],
    ['  ', 'model'],
    ['NUL', 'model'],
    ['x'.repeat(200), 'x'.repeat(60)],
  ])('makes of %j %j', (name, stem) => {
    expect(fileStem(name)).toBe(stem);
    expect(fileStem(stem)).toBe(stem);
  });
});
