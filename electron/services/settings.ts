/** @file The user's settings, in one JSON file of the home. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from '../contract/zod.ts';
import { settings as schema } from '../contract/settings.ts';
import { writeWhole } from './atomic.ts';
import type { Home } from './home.ts';

export type Settings = z.infer<typeof schema>;

const defaults: Settings = { language: null, theme: 'system' };

export class SettingsService {
  readonly #path: string;
  readonly #watchers = new Set<(settings: Settings) => void>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(home: Home) {
    this.#path = join(home.path, 'settings.json');
  }

  /** A damaged file counts as none: settings are never worth refusing to start. */
  get(): Settings {
    if (!existsSync(this.#path)) return defaults;
    try {
      return { ...defaults, ...schema.partial().parse(JSON.parse(readFileSync(this.#path, 'utf8'))) } as Settings;
    } catch {
      return defaults;
    }
  }

  /** One after another: a change must not be made from what another one is about to replace. */
  set(change: Partial<Settings>): Promise<Settings> {
    const done = this.#last.then(() => this.#write(change));
    this.#last = done.catch(() => undefined);
    return done;
  }

  watch(watcher: (settings: Settings) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  async #write(change: Partial<Settings>): Promise<Settings> {
    const next = { ...this.get(), ...change };
    await writeWhole(this.#path, `${JSON.stringify(next, null, 2)}\n`);
    for (const watcher of [...this.#watchers]) watcher(next);
    return next;
  }
}
