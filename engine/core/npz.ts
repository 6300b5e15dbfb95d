/** @file numpy's `.npz`: a zip of `.npy` arrays. */
import { unzipSync, zipSync } from 'fflate';
import { LoomError } from './errors.ts';
import { readNpy, writeNpy } from './npy.ts';
import type { HostTensor } from './tensor.ts';

/** Arrays by name; `file` is named in messages. Throws LoomError `data.not-npz` or what `readNpy` throws. */
export function readNpz(bytes: Uint8Array, file: string): Record<string, HostTensor> {
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes);
  } catch (error) {
    throw new LoomError('data.not-npz', { file }, 'input', { cause: error });
  }
  const arrays: Record<string, HostTensor> = {};
  for (const [entry, content] of Object.entries(files)) {
    const name = entry.replace(/\.npy$/, '');
    arrays[name] = readNpy(content, `${file}/${name}`);
  }
  return arrays;
}

/** Stored, not compressed: as numpy's `savez`. */
export function writeNpz(arrays: Readonly<Record<string, HostTensor>>): Uint8Array<ArrayBuffer> {
  const files = Object.fromEntries(Object.entries(arrays).map(([name, tensor]) => [`${name}.npy`, writeNpy(tensor)]));
  return zipSync(files, { level: 0 }) as Uint8Array<ArrayBuffer>;
}
