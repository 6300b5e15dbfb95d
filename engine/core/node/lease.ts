/** @file Who works on a run: only a dead lease of this machine frees it. */
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Another machine's lease is never judged: an app and a command line may share one home. */
export interface Lease {
  readonly machine: string;
  readonly boot: string;
  readonly pid: number;
  /** When the holder's process began, as the system counts: a later process with the same pid is another one. Null where unknown. */
  readonly began: string | null;
  readonly started: string;
  readonly nonce: string;
}

/** A lease that cannot be read is being written, or was cut by a crash: it counts as held for so long. Milliseconds. */
const patience = 5000;

/** The lease in a file; null where there is none, or only a stale piece of one. */
export function readLease(path: string): Lease | 'unreadable' | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Lease;
  } catch {
    return isYoung(path) ? 'unreadable' : null;
  }
}

/** Whether a living process holds the lease in this file. */
export function isHeld(path: string): boolean {
  const lease = readLease(path);
  return lease === 'unreadable' || (lease !== null && leaseIsAlive(lease));
}

/** Whether the holder still runs. Another machine's lease is taken to be alive. */
function leaseIsAlive(lease: Lease): boolean {
  if (lease.machine !== hostname()) return true;
  if (lease.boot !== bootId()) return false;
  try {
    process.kill(lease.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !lease.began || lease.began === processStart(lease.pid);
}

/**
 * Takes the lease for this process and returns it; a dead one is taken over. Returns who holds it where it is alive,
 * null where somebody is just taking it.
 */
export function takeLease(path: string): { readonly taken: Lease } | { readonly holder: Lease | null } {
  const held = readLease(path);
  if (held === 'unreadable') return { holder: null };
  if (held && leaseIsAlive(held)) return { holder: held };
  if (held) {
    const other = moveAside(path, held);
    if (other) return { holder: other };
  } else rmSync(path, { force: true });
  const lease = newLease();
  try {
    writeFileSync(path, JSON.stringify(lease), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const other = readLease(path);
    return { holder: other === 'unreadable' ? null : other };
  }
  return { taken: lease };
}

/** Gives the lease back, unless somebody else holds it by now. */
export function releaseLease(path: string, lease: Lease): void {
  const held = readLease(path);
  if (held && held !== 'unreadable' && held.nonce === lease.nonce) rmSync(path, { force: true });
}

/** Two may find the same dead lease: the slower one must not sweep away what the faster one has just taken. */
function moveAside(path: string, dead: Lease): Lease | null {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return null;
  }
  const moved = readLease(aside);
  if (moved && moved !== 'unreadable' && moved.nonce !== dead.nonce) {
    renameSync(aside, path);
    return moved;
  }
  rmSync(aside, { force: true });
  return null;
}

function newLease(): Lease {
  return {
    machine: hostname(),
    boot: bootId(),
    pid: process.pid,
    began: processStart(process.pid),
    started: new Date().toISOString(),
    nonce: randomUUID(),
  };
}

/** Differs after a restart of the machine, so that an old pid is not taken for a living one. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

/**
 * Field 22 of `/proc/PID/stat`, counted after the name, which may hold anything; null where the system tells no such thing.
 * `ended` for a process that is over and only waits for its parent to notice, which under some container's first process never happens.
 */
function processStart(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function isYoung(path: string): boolean {
  try {
    return Date.now() - statSync(path).mtimeMs < patience;
  } catch {
    return false;
  }
}
