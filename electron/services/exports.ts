/** @file Models out to files and in from files. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { formats } from '../../engine/formats/registry.ts';
import { LoomError } from '../../engine/core/errors.ts';
import { fileStem } from '../../engine/core/file-stem.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { type ExportAnswer, type ImportAnswer, type RunRecord, runFiles } from '../../engine/training/protocol.ts';
import { writeWhole } from './atomic.ts';
import type { Platform } from '../platform/platform.ts';
import type { EngineClient } from './engine-client.ts';
import type { Home } from './home.ts';

export interface Exported {
  readonly name: string;
  readonly bytes: number;
  readonly difference: number | null;
  readonly compared: number;
  readonly against: ExportAnswer['against'];
  readonly place: string | null;
  readonly file: Blob | null;
}

export interface ImportedRun {
  readonly document: LoomDocument;
  readonly run: string;
  readonly warnings: ImportAnswer['warnings'];
}

export class ExportService {
  readonly #home: Home;
  readonly #engine: EngineClient;
  readonly #platform: Platform;
  readonly #written = new Map<string, string>();

  constructor(home: Home, engine: EngineClient, platform: Platform) {
    this.#home = home;
    this.#engine = engine;
    this.#platform = platform;
  }

  /** Writes to `path`, which must not exist yet unless the caller asked the user. */
  exportTo(model: string, format: string, path: string, weights: 'last' | 'best' | 'auto' = 'auto'): Promise<ExportAnswer> {
    return this.#engine.call('exportModel', { model, weights, format, path });
  }

  /** Asks where; a shell without dialogs gets the bytes. `called`: what the model is called. Null where the user cancels. */
  async export(
    run: string,
    { id, format, weights, called }: { id: string; format: string; weights: 'last' | 'best' | 'auto'; called: string },
  ): Promise<Exported | null> {
    const found = formats.find((candidate) => candidate.id === format);
    if (!found) throw new LoomError('formats.unknown', { path: id, received: format });
    const name = `${fileStem(called)}${found.extension}`;
    const target = await this.#platform.chooseTarget({ title: 'Export', extensions: [found.extension.slice(1)], name });
    if (target === null) return null;
    if (target !== undefined) {
      const { path: _, ...proof } = await this.exportTo(run, format, target, weights);
      this.#written.set(id, target);
      return { name: basename(target), ...proof, place: target, file: null };
    }
    const folder = mkdtempSync(join(tmpdir(), 'layerloom-'));
    try {
      const { path, ...proof } = await this.exportTo(run, format, join(folder, name), weights);
      return { name, ...proof, place: null, file: new Blob([readFileSync(path)]) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  reveal(id: string): boolean {
    const path = this.#written.get(id);
    return path !== undefined && this.#platform.reveal(path);
  }

  /** A model file as a drawing, its weights as a run in the home. */
  async importFile(path: string, name: string = basename(path)): Promise<ImportedRun> {
    mkdirSync(this.#home.runs, { recursive: true });
    const run = join(this.#home.runs, `import-${randomBytes(6).toString('hex')}`);
    const { document, warnings } = await this.#engine.call('importModel', { path, run, name });
    return { document, run, warnings };
  }

  /** Makes an imported run one of a drawing's. */
  async assign(run: string, project: string): Promise<void> {
    const path = join(run, runFiles.run);
    const record = JSON.parse(readFileSync(path, 'utf8')) as RunRecord;
    await writeWhole(path, JSON.stringify({ ...record, environment: { ...record.environment, project } }));
  }

  /** The same of bytes that the user handed to the page. */
  async importBytes(name: string, file: Blob): Promise<ImportedRun> {
    const folder = mkdtempSync(join(tmpdir(), 'layerloom-'));
    try {
      const path = join(folder, `model${extname(name).toLowerCase()}`);
      writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
      return await this.importFile(path, name);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
