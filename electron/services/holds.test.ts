/** @file One window writes a drawing: the next in line takes over when it goes, also when another process had it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLease } from '../../engine/core/node/lease.ts';
import { HoldService } from './holds.ts';
import { openHome } from './home.ts';

let folder: string;
let holds: HoldService;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-holds-'));
  holds = new HoldService(openHome(folder));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A window that listens. */
function open(id: string, take = false) {
  const end = new AbortController();
  const stream = holds.follow(id, end.signal, take);
  const next = async () => (await stream.next()).value?.hold as string | null | undefined;
  /** As a broken connection does it: nobody reads on. */
  const close = async (): Promise<void> => {
    const last = stream.next();
    end.abort();
    await last;
  };
  return { next, close };
}

describe('HoldService', () => {
  it('gives the drawing to the first window and to nobody else', async () => {
    const [first, second] = [open('a'), open('a')];
    const key = (await first.next()) ?? '';
    expect(key).not.toBe('');
    expect(await second.next()).toBeNull();
    expect(() => holds.check('a', key)).not.toThrow();
    expect(() => holds.check('a', 'other')).toThrow('model.open-elsewhere');
    expect(() => holds.check('b', key)).toThrow('model.open-elsewhere');
    expect(await open('b').next()).not.toBeNull();
  });

  it('passes it on in the order of coming, and frees it in the end', async () => {
    const windows = [open('a'), open('a'), open('a')] as const;
    const key = await windows[0].next();
    expect([await windows[1].next(), await windows[2].next()]).toEqual([null, null]);
    await windows[0].close();
    const second = (await windows[1].next()) ?? '';
    expect(second).not.toBe(key);
    expect(() => holds.check('a', key ?? '')).toThrow('model.open-elsewhere');
    await windows[2].close();
    await windows[1].close();
    expect(existsSync(join(folder, 'drawings', 'a.lease'))).toBe(false);
    expect(() => holds.check('a', second)).toThrow('model.open-elsewhere');
  });

  it('tells those who look on of each change, and the one who writes of none', async () => {
    const [first, second] = [open('a'), open('a')];
    await first.next();
    expect(await second.next()).toBeNull();
    const mine = first.next();
    for (let change = 0; change < 2; change += 1) {
      const news = second.next();
      holds.changed('a');
      expect(await news).toBeNull();
    }
    expect(await Promise.race([mine, 'nothing'])).toBe('nothing');
  });

  it('gives it to the window that asks, once the one that had it could write its last', async () => {
    const first = open('a');
    const key = (await first.next()) ?? '';
    const lost = first.next();
    const second = open('a', true);
    const taken = second.next();
    expect(await lost).toBeNull();
    expect(() => holds.check('a', key)).not.toThrow();
    const next = (await taken) ?? '';
    expect(() => holds.check('a', next)).not.toThrow();
    expect(() => holds.check('a', key)).toThrow('model.open-elsewhere');
    const back = first.next();
    await second.close();
    expect(await back).toEqual(expect.any(String));
  });

  it('waits for another process, and takes over from one that is gone', async () => {
    const file = join(folder, 'drawings', 'a.lease');
    const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    const mine = takeLease(file);
    if (!('taken' in mine)) throw new Error('not taken');
    const { began: _, ...lease } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...lease, pid: other.pid }));
    const window = open('a');
    expect(await window.next()).toBeNull();
    const gone = new Promise((done) => other.once('exit', done));
    other.kill('SIGKILL');
    await gone;
    expect(await window.next()).toEqual(expect.any(String));
    await window.close();
  });
});
