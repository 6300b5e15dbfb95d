/** @file What the home keeps of each drawing: its text as it stands, what was saved of it, and which file is its own. */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LoomError } from '../../engine/core/errors.ts';
import { writeWhole } from './atomic.ts';

export interface Entry {
  readonly name: string;
  readonly file: string | null;
  readonly changed: string;
  /** The drawing as it stands. */
  readonly text: string | null;
  /** The drawing as it was made, opened or saved last, where that is another text; null: nothing waits to be saved. */
  readonly saved: string | null;
  /** Text of the file as it was last read or written, to notice another program's change. */
  readonly seen: string | null;
  /** It was opened from a template, and nothing was done with it yet. */
  readonly untouched?: boolean;
}

const suffix = '.json';

export class DrawingStore {
  readonly #folder: string;
  /** Writes of one drawing go one after another. */
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  list(): { readonly id: string; readonly entry: Entry }[] {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith(suffix))
      .flatMap((name) => {
        const id = name.slice(0, -suffix.length);
        const entry = this.read(id);
        return entry ? [{ id, entry }] : [];
      });
  }

  /** Null where there is none, or a damaged one. */
  read(id: string): Entry | null {
    const path = this.#path(id);
    if (!existsSync(path)) return null;
    try {
      const { saved, ...entry } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Entry> & Omit<Entry, 'saved'>;
      return { ...entry, saved: saved ?? null };
    } catch {
      return null;
    }
  }

  write(id: string, entry: Entry): Promise<void> {
    return this.#after(id, () => writeWhole(this.#path(id), JSON.stringify(entry)));
  }

  /** `next` gives the same object where there is nothing to write. Throws LoomError `model.no-drawing`. */
  change(id: string, next: (entry: Entry) => Entry): Promise<void> {
    return this.#after(id, async () => {
      const entry = this.read(id);
      if (!entry) throw new LoomError('model.no-drawing', { id });
      const changed = next(entry);
      if (changed !== entry) await writeWhole(this.#path(id), JSON.stringify(changed));
    });
  }

  remove(id: string): Promise<void> {
    return this.#after(id, async () => rmSync(this.#path(id), { force: true }));
  }

  #after(id: string, action: () => Promise<void>): Promise<void> {
    const done = (this.#last.get(id) ?? Promise.resolve()).then(action, action);
    this.#last.set(id, done);
    const forget = (): void => {
      if (this.#last.get(id) === done) this.#last.delete(id);
    };
    done.then(forget, forget);
    return done;
  }

  #path(id: string): string {
    return join(this.#folder, `${id}${suffix}`);
  }
}
