/** @file The repository's own sources, as the checks see them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..', '..');

export const topFolders = ['engine', 'electron', 'renderer', 'resources', 'e2e'] as const;

/** Paths from the root, with `/`, of the files under `folder` whose name matches. */
export function filesUnder(folder: string, name: RegExp): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === '__pycache__' ? [] : filesUnder(path, name);
      return name.test(entry.name) ? [path] : [];
    });
}

/** Every TypeScript and JavaScript source. */
export function codeFiles(): string[] {
  return topFolders.flatMap((folder) => filesUnder(folder, /\.(ts|tsx|mjs|cjs)$/));
}

export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path);
}

/** Says so itself in its first line. */
export function isGenerated(path: string): boolean {
  return /^\/\*\* @file Generated/.test(textOf(path));
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
