/** @file Files of drawings: their names, their places as people read them, and whether they may be written. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';

const extension = '.loom';
const longest = 80;

/** Null where there is no such file. */
export function textOf(path: string | null): string | null {
  return path !== null && existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Writing it whole would replace a file that its owner protected: only the folder's rights would be asked. */
export function isReadOnly(path: string | null): boolean {
  return path !== null && existsSync(path) && (statSync(path).mode & 0o222) === 0;
}

/** `~/Documents/digits.loom`. */
export function shownPlace(path: string | null): string | null {
  if (path === null) return null;
  const home = homedir() + sep;
  return home.length > 2 && path.startsWith(home) ? `~${sep}${path.slice(home.length)}` : path;
}

/** Drawings in a folder, and when they were changed. */
export function filesOf(folder: string): { readonly path: string; readonly changed: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name))
    .map((path) => ({ path, changed: statSync(path).mtime.toISOString() }));
}

/** A path in `folder` that no file has: `Digits.loom`, `Digits 2.loom`, ... */
export function freeFile(folder: string, name: string): string {
  const stem = fileNameOf(name);
  for (let count = 1; ; count += 1) {
    const path = join(folder, `${stem}${count === 1 ? '' : ` ${count}`}${extension}`);
    if (!existsSync(path)) return path;
  }
}

/** What every system takes as a file's name; names that Windows keeps for devices get a mark. */
export function fileNameOf(name: string): string {
  const plain = [...name]
    .map((each) => (each < ' ' || '<>:"/\\|?*'.includes(each) ? ' ' : each))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const cut = [...plain].slice(0, longest).join('').trim();
  if (cut === '') return 'drawing';
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(cut) ? `${cut}_` : cut;
}
