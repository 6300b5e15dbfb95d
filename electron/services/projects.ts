/** @file Drawings: open, kept, saved. Edits are kept in the home as they are made, the file changes on save; ids are opaque to the page. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, resolve, sep } from 'node:path';
import { LoomError } from '../../engine/core/errors.ts';
import { findSample } from '../../engine/data/samples.ts';
import { loadDocument, printDocument } from '../../engine/model/document/load.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import type { Platform } from '../platform/platform.ts';
import { saveWithBackup } from './atomic.ts';
import { DataStore } from './data-store.ts';
import { type Entry, DrawingStore } from './drawing-store.ts';
import type { Home } from './home.ts';
import { filesOf, freeFile, isReadOnly, shownPlace, textOf } from './project-files.ts';
import type { TemplateService } from './templates.ts';

export interface Project {
  readonly id: string;
  readonly document: LoomDocument;
  readonly place: string | null;
  readonly readOnly: boolean;
  readonly unsaved: boolean;
  readonly changedOnDisk: boolean;
}

export interface RecentProject {
  readonly id: string;
  readonly name: string;
  readonly place: string | null;
  readonly changed: string;
  readonly unsaved: boolean;
}

interface Saved {
  readonly place: string;
  readonly saved: string;
}

const listed = 50;

export class ProjectService {
  readonly #home: Home;
  readonly #platform: Platform;
  readonly #templates: TemplateService;
  readonly #store: DrawingStore;
  readonly #data: DataStore;

  constructor(home: Home, platform: Platform, templates: TemplateService) {
    this.#home = home;
    this.#platform = platform;
    this.#templates = templates;
    this.#store = new DrawingStore(home.drawings);
    this.#data = new DataStore(home);
  }

  /**
   * Newest first; files that somebody put into the home's folder of projects are among them, drawings that were opened from
   * a template and left as they were are not.
   */
  recent(): RecentProject[] {
    const known = this.#store.list().filter(({ entry }) => entry.untouched !== true);
    const files = new Set(known.map(({ entry }) => entry.file));
    const strays = filesOf(this.#home.projects)
      .filter(({ path }) => !files.has(path))
      .map(({ path, changed }) => ({
        id: idOfFile(path),
        entry: { name: basename(path, '.loom'), file: path, changed, saved: null },
      }));
    return [...known, ...strays]
      .map(({ id, entry: { name, file, changed, saved } }) => ({
        id,
        name,
        place: shownPlace(file),
        changed,
        unsaved: saved !== null,
      }))
      .sort((a, b) => (a.changed < b.changed ? 1 : -1))
      .slice(0, listed);
  }

  /** `name`: the template's name in the user's language. */
  async create(template: string, name?: string): Promise<Project> {
    const { document } = this.#templates.find(template);
    await this.#forgetUntouched();
    return this.#add(name === undefined ? document : { ...document, name }, true);
  }

  /** Something was done with the drawing, if only that it was trained: from now on it is among the recent ones. */
  async touch(id: string): Promise<void> {
    if (this.#store.read(id)?.untouched)
      await this.#store.change(id, (entry) => ({ ...entry, changed: now(), untouched: false }));
  }

  /** Text of a `.loom` file that the user handed to the page. */
  async adopt(name: string, text: string): Promise<Project> {
    return this.#add(named(loadDocument(text).document, basename(name)));
  }

  async add(document: LoomDocument): Promise<Project> {
    return this.#add(document);
  }

  /** A drawing of its own with this content; it may read the data that the other one was given. */
  async copy(id: string, document: LoomDocument): Promise<Project> {
    const project = await this.#add(document);
    await this.#data.share(id, project.id);
    return project;
  }

  async choose(): Promise<Project | null> {
    const path = await this.#platform.chooseFile({ title: 'Open', extensions: ['loom'] });
    return path === null ? null : this.openFile(path);
  }

  /** A file of the user's; the same file is the same drawing, however often it is opened. */
  async openFile(path: string): Promise<Project> {
    const real = realpathSync(path);
    const known = this.#store.list().find(({ entry }) => entry.file === real || entry.file === path);
    return known ? this.open(known.id) : this.#addFile(randomBytes(8).toString('hex'), real);
  }

  /**
   * The drawing with the edits that were not saved. Where there are none, what its file says now counts; where there are
   * and another program wrote the file, the edits stay and `changedOnDisk` says so.
   */
  async open(id: string): Promise<Project> {
    const entry = this.#store.read(id);
    if (!entry) return this.#openStray(id);
    const held = textOf(entry.file);
    const changedOnDisk = held !== null && held !== entry.seen;
    if (changedOnDisk && entry.saved === null) return this.#addFile(id, entry.file);
    const text = entry.text ?? held;
    if (text === null) throw new LoomError('model.no-drawing', { id });
    return this.#project(id, entry, loadDocument(text).document, changedOnDisk);
  }

  /** Takes the file as another program left it; edits that were not saved are given up. */
  async reload(id: string): Promise<Project> {
    return this.#addFile(id, this.#entry(id).file);
  }

  /** Keeps the drawing as it stands in the home; its file stays as it is. */
  keep(id: string, document: LoomDocument): Promise<void> {
    return this.#store.change(id, (entry) => {
      const text = printDocument(document);
      if (text === entry.text) return entry;
      const before = entry.saved ?? entry.text;
      return { ...entry, name: document.name, changed: now(), text, saved: before === text ? null : before, untouched: false };
    });
  }

  /**
   * Writes the file. A drawing without one gets one: where the user says, or in the home where the shell has no dialog;
   * null where the user cancels. Throws LoomError `model.changed-on-disk` where another program wrote the file since it
   * was read, unless `overwrite`; `model.read-only`.
   */
  async save(id: string, document: LoomDocument, overwrite = false): Promise<Saved | null> {
    const entry = this.#entry(id);
    if (entry.file === null) return this.#saveFirst(id, document);
    if (isReadOnly(entry.file)) throw new LoomError('model.read-only', { path: entry.file });
    const held = textOf(entry.file);
    if (!overwrite && held !== null && entry.seen !== null && held !== entry.seen)
      throw new LoomError('model.changed-on-disk', { path: entry.file });
    return this.#write(id, document, entry.file);
  }

  /** Asks where; null where the user cancels or the shell has no dialog. */
  async saveAs(id: string, document: LoomDocument): Promise<Project | null> {
    const path = await this.#askTarget(document);
    if (!path) return null;
    await this.#write(id, document, path);
    return this.#project(id, this.#entry(id), document, false);
  }

  /**
   * Where a drawing's data lies: a sample's id, a file in the folder of the drawing's own file, or one that the user gave to
   * this drawing. Whatever a drawing says, it reaches nothing else: throws LoomError `data.outside`, `data.none`.
   */
  dataOf(id: string | null, source: string): string {
    if (findSample(source)) return source;
    if (source === '') throw new LoomError('data.none');
    const file = id === null ? null : (this.#store.read(id)?.file ?? null);
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

  async #saveFirst(id: string, document: LoomDocument): Promise<Saved | null> {
    const path = await this.#askTarget(document);
    if (path === null) return null;
    return this.#write(id, document, path ?? freeFile(this.#home.projects, document.name));
  }

  #askTarget({ name }: LoomDocument): Promise<string | null | undefined> {
    return this.#platform.chooseTarget({ title: 'Save', extensions: ['loom'], name: `${name || 'drawing'}.loom` });
  }

  /** A drawing that was saved there before keeps its edits, but no longer its file. */
  async #write(id: string, document: LoomDocument, path: string): Promise<Saved> {
    const text = printDocument(document);
    this.#data.placeBeside(id, document.data.source, dirname(path));
    if (textOf(path) !== text) await saveWithBackup(path, text);
    const file = realpathSync(path);
    for (const other of this.#store.list()) {
      if (other.id !== id && other.entry.file === file) await this.#store.change(other.id, (entry) => ({ ...entry, file: null }));
    }
    const saved = now();
    await this.#store.change(id, () => ({ name: document.name, file, changed: saved, text, saved: null, seen: text }));
    return { place: shownPlace(file) ?? '', saved };
  }

  async #add(document: LoomDocument, untouched = false): Promise<Project> {
    const id = randomBytes(8).toString('hex');
    const text = printDocument(document);
    const entry = { name: document.name, file: null, changed: now(), text, saved: null, seen: null, untouched };
    await this.#store.write(id, entry);
    return this.#project(id, entry, document, false);
  }

  /** Those that nobody did anything with for a week: no window shows them any more. */
  async #forgetUntouched(): Promise<void> {
    const old = new Date(Date.now() - 7 * 24 * 3600 * 1000).toISOString();
    const left = this.#store.list().filter(({ entry }) => entry.untouched === true && entry.changed < old);
    for (const { id } of left) await this.#store.remove(id);
  }

  async #addFile(id: string, file: string | null): Promise<Project> {
    const seen = textOf(file);
    if (file === null || seen === null) throw new LoomError('model.no-drawing', { id });
    const document = named(loadDocument(seen).document, basename(file));
    const entry = { name: document.name, file, changed: now(), text: printDocument(document), saved: null, seen };
    await this.#store.write(id, entry);
    return this.#project(id, entry, document, false);
  }

  async #openStray(id: string): Promise<Project> {
    const stray = filesOf(this.#home.projects).find(({ path }) => idOfFile(path) === id);
    if (!stray) throw new LoomError('model.no-drawing', { id });
    return this.#addFile(id, stray.path);
  }

  #entry(id: string): Entry {
    const entry = this.#store.read(id);
    if (!entry) throw new LoomError('model.no-drawing', { id });
    return entry;
  }

  #project(id: string, entry: Entry, document: LoomDocument, changedOnDisk: boolean): Project {
    const readOnly = isReadOnly(entry.file);
    return { id, document, place: shownPlace(entry.file), readOnly, unsaved: entry.saved !== null, changedOnDisk };
  }
}

function now(): string {
  return new Date().toISOString();
}

function named(document: LoomDocument, file: string): LoomDocument {
  return document.name === '' ? { ...document, name: file.replace(/\.loom$/, '') } : document;
}

/** The same file always has the same id, so that a list can be made without writing anything. */
function idOfFile(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
