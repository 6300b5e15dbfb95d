/** @file Takes data files out of the home that nothing in it names any more. */
import { existsSync, readFileSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { loadDocument } from '../../engine/model/document/load.ts';
import { type RunRecord, runFiles } from '../../engine/training/protocol.ts';
import type { Home } from './home.ts';

/** A file is kept for so long after it was last given, or last seen in use by a start. */
const grace = 7 * 24 * 3600 * 1000;

/**
 * At a start: a file stays while a drawing of the home has it as its data (as it stands, as it was saved, or as its file
 * reads), or a run was made with it; and for a week after that. What can't be read is taken to need everything that it may
 * read: a damaged drawing all that it was given, a damaged run all files.
 */
export function sweepData(home: Home, now = Date.now()): void {
  const files = join(home.path, 'data', 'files');
  if (!existsSync(files)) return;
  const used = new Set([...keysOfDrawings(home), ...keysOfRuns(home, files)]);
  for (const key of readdirSync(files)) {
    const folder = join(files, key);
    // The time of the folder says when it was last in use.
    if (used.has(key)) utimesSync(folder, now / 1000, now / 1000);
    else if (now - statSync(folder).mtimeMs > grace) rmSync(folder, { recursive: true, force: true });
  }
}

function keysOfDrawings(home: Home): string[] {
  const grants = join(home.path, 'data', 'grants');
  if (!existsSync(grants)) return [];
  return readdirSync(grants)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const granted = JSON.parse(readFileSync(join(grants, name), 'utf8')) as Readonly<Record<string, string>>;
      const named = namesOf(join(home.drawings, name));
      return Object.entries(granted).flatMap(([file, key]) => (named === null || named.has(file) ? [key] : []));
    });
}

/** What a drawing calls its data; null where that can't be read. */
function namesOf(path: string): ReadonlySet<string> | null {
  if (!existsSync(path)) return new Set();
  try {
    const { text, saved, seen } = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, string | null | undefined>>;
    const texts = [text, saved, seen].filter((each) => typeof each === 'string');
    return new Set(texts.map((each) => loadDocument(each).document.data.source));
  } catch {
    return null;
  }
}

function keysOfRuns(home: Home, files: string): string[] {
  return readdirSync(home.runs).flatMap((name) => {
    const path = join(home.runs, name, runFiles.run);
    if (!existsSync(path)) return [];
    try {
      const { data } = JSON.parse(readFileSync(path, 'utf8')) as RunRecord;
      return [basename(dirname(data))];
    } catch {
      return readdirSync(files);
    }
  });
}
