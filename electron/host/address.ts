/** @file Port and token of the host, kept in the home: an open page finds a host again that was started anew. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../services/atomic.ts';

interface Address {
  readonly port: number;
  readonly token: string;
}

interface Kept extends Address {
  /** The process that listens, or did. */
  readonly pid: number;
}

/** Where a host of this home listened last, or what a first one takes: any free port and a new token. */
export function lastAddress(home: string): Address {
  const kept = read(home);
  return kept ? { port: kept.port, token: kept.token } : { port: 0, token: newToken() };
}

export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Nobody but its owner may read it. A host that still runs keeps its place: a second one beside it is not written down. */
export async function keepAddress(home: string, address: Address): Promise<void> {
  const kept = read(home);
  if (kept && kept.pid !== process.pid && isAlive(kept.pid) && kept.port !== address.port) return;
  await writeWhole(fileOf(home), JSON.stringify({ ...address, pid: process.pid } satisfies Kept), 0o600);
}

function fileOf(home: string): string {
  return join(home, 'host.json');
}

function read(home: string): Kept | null {
  try {
    const { port, token, pid } = JSON.parse(readFileSync(fileOf(home), 'utf8')) as Partial<Kept>;
    const whole = Number.isInteger(port) && Number.isInteger(pid) && typeof token === 'string' && /^[\w-]{20,}$/.test(token);
    return whole ? { port: port as number, token, pid: pid as number } : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
