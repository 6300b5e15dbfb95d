/** @file numpy's `.npz`: a zip of `.npy` arrays. */
import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import { LoomError } from './errors.ts';
import { readNpy, writeNpy } from './npy.ts';
import type { HostTensor } from './tensor.ts';

/** Arrays by name; `file` is named in messages. Throws LoomError `data.not-npz` or what `readNpy` throws. */
export function readNpz(bytes: Uint8Array, file: string): Record<string, HostTensor> {
  return Object.fromEntries(
    Object.entries(unpackNpz(bytes, file)).map(([name, content]) => [name, readNpy(content, `${file}/${name}`)]),
  );
}

/** Beside them a zip that was made by hand may hold notes, folders and what macOS adds. */
const isArray = /^(?!__MACOSX\/).*\.npy$/;

/** The arrays' own bytes by name. `limit`: throws LoomError `data.unpacked-too-large` before that many bytes are unpacked. */
export function unpackNpz(bytes: Uint8Array, file: string, limit = Number.POSITIVE_INFINITY): Record<string, Uint8Array> {
  let total = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    if (!isArray.test(name)) return false;
    total += originalSize;
    if (total > limit)
      throw new LoomError('data.unpacked-too-large', { file, received: inMegabytes(total), expected: inMegabytes(limit) });
    return true;
  };
  try {
    const files = unzipSync(bytes, { filter });
    return Object.fromEntries(Object.entries(files).map(([entry, content]) => [entry.replace(/\.npy$/, ''), content]));
  } catch (error) {
    if (error instanceof LoomError) throw error;
    throw new LoomError('data.not-npz', { file }, 'input', { cause: error });
  }
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}

/** Stored, not compressed: as numpy's `savez`. */
export function writeNpz(arrays: Readonly<Record<string, HostTensor>>): Uint8Array<ArrayBuffer> {
  const files = Object.fromEntries(Object.entries(arrays).map(([name, tensor]) => [`${name}.npy`, writeNpy(tensor)]));
  return zipSync(files, { level: 0 }) as Uint8Array<ArrayBuffer>;
}
