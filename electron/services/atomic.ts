/** @file Files that appear whole or not at all. */
import { copyFileSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { syncFolder } from '../../engine/core/node/durable.ts';

const retries = 5;

/** Temp file, fsync, rename, fsync of the folder. `mode`: of a file whose text is nobody else's business. A virus scanner on Windows may hold the target for a moment: then again. */
export async function writeWhole(path: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const data = typeof content === 'string' ? content : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writeFileAtomic(path, data, { fsync: true, ...(mode === undefined ? {} : { mode }) });
      syncFolder(dirname(path));
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if ((code !== 'EPERM' && code !== 'EBUSY') || attempt === retries) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }
}

/** As `writeWhole`, keeping what was there as one `.bak` beside it. */
export async function saveWithBackup(path: string, content: string): Promise<void> {
  if (existsSync(path)) copyFileSync(path, `${path}.bak`);
  await writeWhole(path, content);
}
