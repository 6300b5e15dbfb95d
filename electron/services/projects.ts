/** @file Drawings: open, kept, saved. An unsaved one lives in the home; ids are opaque to the page. */
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { LoomError } from '../../engine/core/errors.ts';
import { findSample } from '../../engine/data/samples.ts';
import { loadDocument, printDocument } from '../../engine/model/document/load.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import type { Platform } from '../platform/platform.ts';
import { saveWithBackup, writeWhole } from './atomic.ts';
import { DataStore } from './data-store.ts';
import type { Home } from './home.ts';
import type { TemplateService } from './templates.ts';

export interface Project {
  readonly id: string;
  readonly document: LoomDocument;
  readonly place: string | null;
  readonly readOnly: boolean;
}

export interface RecentProject {
  readonly id: string;
  readonly name: string;
  readonly place: string | null;
  readonly changed: string;
}

/** What the home keeps of a drawing: its text, or the file that it is saved in. */
interface Entry {
  readonly name: string;
  readonly file: string | null;
  readonly changed: string;
  readonly text: string | null;
  /** Text of the file as it was last read or written, to notice another program's change. */
  readonly seen: string | null;
}

const listed = 12;

export class ProjectService {
  readonly #home: Home;
  readonly #platform: Platform;
  readonly #templates: TemplateService;
  readonly #data: DataStore;

  constructor(home: Home, platform: Platform, templates: TemplateService) {
    this.#home = home;
    this.#data = new DataStore(home);
    this.#platform = platform;
    this.#templates = templates;
  }

  recent(): RecentProject[] {
    return readdirSync(this.#home.drawings)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => {
        const id = name.slice(0, -'.json'.length);
        const entry = this.#read(id);
        return entry ? [{ id, name: entry.name, place: entry.file, changed: entry.changed }] : [];
      })
      .sort((a, b) => (a.changed < b.changed ? 1 : -1))
      .slice(0, listed);
  }

  async create(template: string): Promise<Project> {
    return this.#add(this.#templates.find(template).document, null);
  }

  /** Text of a `.loom` file that the user handed to the page. */
  async adopt(name: string, text: string): Promise<Project> {
    const { document } = loadDocument(text);
    return this.#add(document.name === '' ? { ...document, name: basename(name).replace(/\.loom$/, '') } : document, null);
  }

  async add(document: LoomDocument): Promise<Project> {
    return this.#add(document, null);
  }

  async choose(): Promise<Project | null> {
    const path = await this.#platform.chooseFile({ title: 'Open', extensions: ['loom'] });
    if (path === null) return null;
    const { document } = loadDocument(readFileSync(path, 'utf8'));
    return this.#add(document.name === '' ? { ...document, name: basename(path, '.loom') } : document, path);
  }

  /** What the file says now is what the next save is compared with. */
  async open(id: string): Promise<Project> {
    const entry = this.#read(id);
    if (!entry) throw new LoomError('model.no-drawing', { id });
    const held = entry.file !== null && existsSync(entry.file) ? readFileSync(entry.file, 'utf8') : null;
    const text = held ?? entry.text;
    if (text === null) throw new LoomError('model.no-drawing', { id });
    const { document } = loadDocument(text);
    if (held !== null && held !== entry.seen) await this.#write(id, { ...entry, seen: held });
    return { id, document, place: entry.file, readOnly: isReadOnly(entry.file) };
  }

  /** Throws LoomError `model.changed-on-disk` where another program wrote the file since it was read, `model.read-only`. */
  async save(id: string, document: LoomDocument): Promise<{ place: string | null; saved: string }> {
    const entry = this.#read(id);
    if (!entry) throw new LoomError('model.no-drawing', { id });
    const text = printDocument(document);
    const changed = new Date().toISOString();
    if (entry.file !== null) {
      if (isReadOnly(entry.file)) throw new LoomError('model.read-only', { path: entry.file });
      const held = existsSync(entry.file) ? readFileSync(entry.file, 'utf8') : null;
      if (held !== null && entry.seen !== null && held !== entry.seen)
        throw new LoomError('model.changed-on-disk', { path: entry.file });
      this.#data.placeBeside(id, document.data.source, dirname(entry.file));
      if (held !== text) await saveWithBackup(entry.file, text);
    }
    await this.#write(id, { name: document.name, file: entry.file, changed, text, seen: entry.file === null ? null : text });
    return { place: entry.file, saved: changed };
  }

  /**
   * Where a drawing's data lies: a sample's id, a file in the folder of the drawing's own file, or one that the user gave to
   * this drawing. Whatever a drawing says, it reaches nothing else: throws LoomError `data.outside`, `data.none`.
   */
  dataOf(id: string | null, source: string): string {
    if (findSample(source)) return source;
    if (source === '') throw new LoomError('data.none');
    const file = id === null ? null : (this.#read(id)?.file ?? null);
    const given = id === null ? null : this.#data.find(id, source);
    if (file === null || isAbsolute(source)) {
      if (given === null)
        throw new LoomError(id === null || source !== basename(source) ? 'data.outside' : 'data.no-such-file', { source });
      return given;
    }
    const folder = realpathSync(dirname(file));
    const path = resolve(folder, source);
    if (given !== null && !existsSync(path)) return given;
    const real = existsSync(path) ? realpathSync(path) : path;
    if (!real.startsWith(folder + sep)) throw new LoomError('data.outside', { source });
    return real;
  }

  async saveAs(id: string, document: LoomDocument): Promise<Project | null> {
    const name = `${document.name || 'drawing'}.loom`;
    const path = await this.#platform.chooseTarget({ title: 'Save', extensions: ['loom'], name });
    if (!path) return null;
    const text = printDocument(document);
    this.#data.placeBeside(id, document.data.source, dirname(path));
    await saveWithBackup(path, text);
    await this.#write(id, { name: document.name, file: path, changed: new Date().toISOString(), text, seen: text });
    return { id, document, place: path, readOnly: false };
  }

  async #add(document: LoomDocument, file: string | null): Promise<Project> {
    const id = randomBytes(8).toString('hex');
    const text = printDocument(document);
    const seen = file === null ? null : readFileSync(file, 'utf8');
    await this.#write(id, { name: document.name, file, changed: new Date().toISOString(), text, seen });
    return { id, document, place: file, readOnly: isReadOnly(file) };
  }

  #read(id: string): Entry | null {
    const path = join(this.#home.drawings, `${id}.json`);
    if (!existsSync(path)) return null;
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Entry;
    } catch {
      return null;
    }
  }

  #write(id: string, entry: Entry): Promise<void> {
    return writeWhole(join(this.#home.drawings, `${id}.json`), JSON.stringify(entry));
  }
}

/** Writing it whole would replace a file that its owner protected: only the folder's rights would be asked. */
function isReadOnly(path: string | null): boolean {
  return path !== null && existsSync(path) && (statSync(path).mode & 0o222) === 0;
}
