/** @file Leases: alive, dead, of another machine, of a pid that was given out again, and two that want the same one. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Lease, isHeld, releaseLease, takeLease } from './lease.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-lease-'));
  path = join(folder, 'lease.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Above the largest pid that Linux gives out. */
const nobody = 2 ** 22 + 1;

function taken(): Lease {
  const outcome = takeLease(path);
  if (!('taken' in outcome)) throw new Error('held');
  return outcome.taken;
}

/** What another holder's file would say: ours with changes. */
function write(change: Partial<Lease>): Lease {
  const ours = taken();
  const lease = { ...ours, nonce: 'other', ...change };
  writeFileSync(path, JSON.stringify(lease));
  return lease;
}

/** What Linux tells about a process. */
function stat(pid: number): string {
  return readFileSync(`/proc/${pid}/stat`, 'latin1');
}

describe('takeLease', () => {
  it('takes what nobody holds and names this process', () => {
    expect(taken()).toMatchObject({ machine: hostname(), pid: process.pid });
    expect(isHeld(path)).toBe(true);
    expect(readdirSync(folder)).toEqual(['lease.json']);
  });

  it('names the living holder', () => {
    const lease = write({});
    expect(takeLease(path)).toEqual({ holder: lease });
  });

  const dead: [string, Partial<Lease>][] = [
    ['of a process that is gone', { pid: nobody }],
    ['of an earlier start of the machine', { boot: 'earlier' }],
  ];
  if (process.platform === 'linux') dead.push(['of an earlier process with our pid', { began: '1' }]);
  it.each(dead)('takes over a lease %s', (_, change) => {
    write(change);
    expect(isHeld(path)).toBe(false);
    expect(taken().nonce).not.toBe('other');
    expect(readdirSync(folder)).toEqual(['lease.json']);
  });

  it.runIf(process.platform === 'linux')(
    'takes over a lease of a process that is over, though its parent has not noticed',
    async () => {
      // The shell starts a child, says its pid and becomes a program that never asks after it; only then is the child ended,
      // because a shell would still ask.
      const shell = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
      try {
        const pid = Number(await new Promise((resolve) => shell.stdout.once('data', (text) => resolve(String(text)))));
        await expect.poll(() => stat(Number(shell.pid)), { timeout: 10_000 }).toContain(' (sleep) ');
        process.kill(pid, 'SIGKILL');
        await expect.poll(() => stat(pid), { timeout: 10_000 }).toContain(') Z ');
        const began = stat(pid).split(') ')[1]?.split(' ')[19] ?? null;
        write({ pid, began });
        expect(isHeld(path)).toBe(false);
        expect(taken().pid).toBe(process.pid);
      } finally {
        shell.kill('SIGKILL');
      }
    },
  );

  it('never judges the lease of another machine', () => {
    const lease = write({ machine: 'elsewhere', pid: nobody, boot: 'other' });
    expect(isHeld(path)).toBe(true);
    expect(takeLease(path)).toEqual({ holder: lease });
  });

  it('waits for a lease that is being written, and takes over one that a crash has cut', () => {
    writeFileSync(path, '{"machine":"');
    expect(takeLease(path)).toEqual({ holder: null });
    expect(isHeld(path)).toBe(true);
    utimesSync(path, new Date(0), new Date(0));
    expect(isHeld(path)).toBe(false);
    expect(taken().pid).toBe(process.pid);
  });
});

describe('releaseLease', () => {
  it('gives back its own lease only', () => {
    const lease = taken();
    writeFileSync(path, JSON.stringify({ ...lease, nonce: 'other' }));
    releaseLease(path, lease);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ nonce: 'other' });
    releaseLease(path, { ...lease, nonce: 'other' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
