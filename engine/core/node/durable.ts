/** @file Files that survive a power cut once they are said to be written. */
import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';

/** Writes a file and waits until the disk has it. Its name is safe only after `syncFolder`. */
export function writeDurable(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until names made, moved or taken away in `folder` are on the disk. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    // Some network and FUSE file systems know no fsync of a folder.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EPERM') throw error;
  } finally {
    closeSync(handle);
  }
}
