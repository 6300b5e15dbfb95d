/** @file Files that appear whole or not at all. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saveWithBackup, writeWhole } from './atomic.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-atomic-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps one backup: what was there before the last save', async () => {
  const path = join(folder, 'a.loom');
  for (const text of ['one', 'two', 'three']) await saveWithBackup(path, text);
  expect(readdirSync(folder).sort()).toEqual(['a.loom', 'a.loom.bak']);
  expect([readFileSync(path, 'utf8'), readFileSync(`${path}.bak`, 'utf8')]).toEqual(['three', 'two']);
});

it('leaves whole files when many write at once', async () => {
  const path = join(folder, 'busy');
  await Promise.all(Array.from({ length: 20 }, (_, index) => writeWhole(path, String(index).repeat(10_000))));
  expect(new Set(readFileSync(path, 'utf8').match(/\d\d?/g)).size).toBe(1);
  expect(readdirSync(folder)).toEqual(['busy']);
});

it('writes the part that a view shows', async () => {
  const path = join(folder, 'bytes');
  await writeWhole(path, new Uint8Array([1, 2, 3, 4]).subarray(1, 3));
  expect([...readFileSync(path)]).toEqual([2, 3]);
});

it('leaves nothing behind where it cannot write', async () => {
  mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
  await expect(writeWhole(join(folder, 'taken'), 'text')).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['taken']);
});
