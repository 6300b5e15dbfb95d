/** @file The lock between processes: one at a time, and a dead holder loses it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** Plain JavaScript, because it runs before anything is installed. */
const { withLock }: { withLock: <T>(path: string, work: () => Promise<T>) => Promise<T> } = await import(
  join(import.meta.dirname, 'lock.mjs')
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loom-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lets many processes work one after another', async () => {
  const log = join(folder, 'log');
  const script = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(join(import.meta.dirname, 'lock.mjs'))};
    await withLock(${JSON.stringify(join(folder, 'lock'))}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in\\n');
      await new Promise((done) => setTimeout(done, 30));
      appendFileSync(${JSON.stringify(log)}, 'out\\n');
    });`;
  const exits = Array.from({ length: 5 }, () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
    return new Promise((done) => child.on('exit', done));
  });
  expect(await Promise.all(exits)).toEqual([0, 0, 0, 0, 0]);
  expect(readFileSync(log, 'utf8')).toBe('in\nout\n'.repeat(5));
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});

it('is taken from a holder that died', async () => {
  const path = join(folder, 'lock');
  writeFileSync(path, '999999999');
  expect(await withLock(path, async () => 'worked')).toBe('worked');
});

it('is taken from a holder that no longer keeps it fresh', async () => {
  const path = join(folder, 'lock');
  writeFileSync(path, String(process.pid));
  const old = new Date(Date.now() - 60_000);
  utimesSync(path, old, old);
  expect(await withLock(path, async () => 'worked')).toBe('worked');
});

it('is given back when the work fails', async () => {
  const path = join(folder, 'lock');
  await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(path)).toBe(false);
});
