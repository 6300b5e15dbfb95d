/** @file Who works on a run: only a dead lease of this machine frees it. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Another machine's lease is never judged: an app and a command line may share one home. */
export interface Lease {
  readonly machine: string;
  readonly boot: string;
  readonly pid: number;
  readonly started: string;
  readonly nonce: string;
}

/** Differs after a restart of the machine, so that an old pid is not taken for a living one. */
export function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown';
  }
}

/** Whether the holder still runs. Another machine's lease is taken to be alive. */
export function leaseIsAlive(lease: Lease): boolean {
  if (lease.machine !== hostname()) return true;
  if (lease.boot !== bootId()) return false;
  try {
    process.kill(lease.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
