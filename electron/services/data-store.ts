/** @file Data files that users handed to the app: kept once each by their content, and given to the drawings they were meant for. */
import { createHash } from 'node:crypto';
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import { basename, extname, join } from 'node:path';
import { LoomError } from '../../engine/core/errors.ts';
import { syncFolder, writeDurable } from '../../engine/core/node/durable.ts';
import { writeWhole } from './atomic.ts';
import type { Home } from './home.ts';

/** Content's key by the name that the drawing calls it. */
type Grants = Readonly<Record<string, string>>;

/**
 * `data/files/KEY/NAME` holds the files (a start takes away those that nothing needs: `data-sweep.ts`), `data/grants/DRAWING.json` says which drawing may read which. A name stands for
 * one content in all of the home, so that drawings that are saved into one folder never differ about it.
 */
export class DataStore {
  readonly #files: string;
  readonly #grants: string;

  constructor(home: Pick<Home, 'path'>) {
    this.#files = join(home.path, 'data', 'files');
    this.#grants = join(home.path, 'data', 'grants');
  }

  /** Where a file of this content lies, under a name like the one that it came with. Kept already: nothing is written. */
  keep(bytes: Uint8Array, name: string): { readonly key: string; readonly name: string; readonly path: string } {
    const key = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    const held = this.#nameOf(key);
    if (held !== null) {
      const now = Date.now() / 1000;
      utimesSync(join(this.#files, key), now, now);
      return { key, name: held, path: join(this.#files, key, held) };
    }
    const free = this.#freeName(plainName(name));
    const temporary = join(this.#files, `.${key}.${process.pid}`);
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    try {
      writeDurable(join(temporary, free), bytes);
      renameSync(temporary, join(this.#files, key));
      syncFolder(this.#files);
    } catch (error) {
      rmSync(temporary, { recursive: true, force: true });
      throw error;
    }
    return { key, name: free, path: join(this.#files, key, free) };
  }

  /** Lets a drawing read a file by its name. */
  async grant(drawing: string, name: string, key: string): Promise<void> {
    mkdirSync(this.#grants, { recursive: true });
    await writeWhole(join(this.#grants, `${drawing}.json`), JSON.stringify({ ...this.#granted(drawing), [name]: key }));
  }

  /** Lets a copy of a drawing read what the drawing may. */
  async share(drawing: string, copy: string): Promise<void> {
    const granted = this.#granted(drawing);
    if (Object.keys(granted).length === 0) return;
    mkdirSync(this.#grants, { recursive: true });
    await writeWhole(join(this.#grants, `${copy}.json`), JSON.stringify(granted));
  }

  /** The file that a drawing was given under this name; null where it was given none. */
  find(drawing: string, name: string): string | null {
    const granted = this.#granted(drawing);
    const key = Object.hasOwn(granted, name) ? granted[name] : undefined;
    if (key === undefined) return null;
    const held = this.#nameOf(key);
    return held === null ? null : join(this.#files, key, held);
  }

  /**
   * Puts the data of a drawing into the folder that the drawing is saved in, under the name that it calls it. A copy, so that
   * whoever changes it there changes nothing here. Throws LoomError `data.beside` where another file has that name.
   */
  placeBeside(drawing: string, name: string, folder: string): void {
    const held = this.find(drawing, name);
    if (held === null) return;
    const target = join(folder, name);
    if (existsSync(target)) {
      if (!readFileSync(target).equals(readFileSync(held))) throw new LoomError('data.beside', { file: name, place: folder });
      return;
    }
    const temporary = join(folder, `.${name}.${process.pid}.tmp`);
    copyFileSync(held, temporary, constants.COPYFILE_FICLONE);
    renameSync(temporary, target);
  }

  #granted(drawing: string): Grants {
    const path = join(this.#grants, `${drawing}.json`);
    if (!existsSync(path)) return {};
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Grants;
    } catch {
      return {};
    }
  }

  #nameOf(key: string): string | null {
    const folder = join(this.#files, basename(key));
    return existsSync(folder) ? (readdirSync(folder)[0] ?? null) : null;
  }

  /** `digits.npz`, or `digits-2.npz` where another content has that name. */
  #freeName(name: string): string {
    const keys = existsSync(this.#files) ? readdirSync(this.#files).filter((key) => !key.startsWith('.')) : [];
    const taken = new Set(keys.flatMap((key) => this.#nameOf(key)?.toLowerCase() ?? []));
    const extension = extname(name);
    const stem = basename(name, extension);
    let free = name;
    for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${stem}-${number}${extension}`;
    return free;
  }
}

/** A name that every system takes as a file's, without a folder in it. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} _.-]/gu, '_')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 80);
  const reserved = stem === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem);
  return `${reserved ? `data${stem === '' ? '' : `-${stem}`}` : stem}.npz`;
}
