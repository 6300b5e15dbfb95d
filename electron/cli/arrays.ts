/** @file Arrays in files of numpy's: read by name, written whole. */
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { LoomError } from '../../engine/core/errors.ts';
import { readNpy, writeNpy } from '../../engine/core/npy.ts';
import { readNpz, writeNpz } from '../../engine/core/npz.ts';
import type { Arrays } from './services.ts';

/** `.npz`: its arrays by name; `.npy`: one array, under the name `x`. `file` is as the user named it. */
export function readArrays(path: string, file: string): Arrays {
  const kind = kindOf(file);
  const bytes = new Uint8Array(readFileSync(path));
  return kind === '.npz' ? readNpz(bytes, file) : { x: readNpy(bytes, file) };
}

/** Refuses an extension that is not numpy's. */
export function kindOf(file: string): '.npy' | '.npz' {
  const extension = extname(file).toLowerCase();
  if (extension === '.npy' || extension === '.npz') return extension;
  throw new LoomError('cli.array-file', {
    file,
    expected: 'an .npy or .npz file',
    received: extension === '' ? 'no extension' : extension,
  });
}

export function printArrays(arrays: Arrays, file: string): Uint8Array {
  if (kindOf(file) === '.npz') return writeNpz(arrays);
  const names = Object.keys(arrays);
  const only = names.length === 1 ? arrays[names[0] ?? ''] : undefined;
  if (!only) throw new LoomError('cli.outputs', { file, received: names.length, names: names.join(', ') });
  return writeNpy(only);
}
