/** @file Files that a user names on the command line: read with a refusal in words, never overwritten without being asked to. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { LoomError } from '../../engine/core/errors.ts';

/** Refuses a path that is taken or whose folder does not exist. Call it before any work is done. */
export function refuseTaken(file: string, force: boolean): string {
  const path = resolve(file);
  const folder = dirname(path);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new LoomError('cli.no-such-folder', { file, folder: dirname(file) });
  if (!existsSync(path)) return path;
  if (statSync(path).isDirectory()) throw new LoomError('cli.not-a-file', { file });
  if (!force) throw new LoomError('cli.exists', { file });
  return path;
}

/** Absolute path of something to read. `expected` completes the refusal: `a Layerloom document (.loom)`. */
export function requireExisting(file: string, expected: string): string {
  const path = resolve(file);
  if (!existsSync(path)) throw new LoomError('cli.no-such-file', { file, expected });
  return path;
}

export function readText(file: string, expected: string): string {
  const path = requireExisting(file, expected);
  if (statSync(path).isDirectory()) throw new LoomError('cli.not-a-file', { file });
  return readFileSync(path, 'utf8');
}
