/** @file Runs: makes their folders, lets the engine train them, tells who listens what happens. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { basename, join } from 'node:path';
import { LoomError } from '../../engine/core/errors.ts';
import { printDocument } from '../../engine/model/document/load.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { type BackendChoice, type RunAction, type RunRecord, runFiles } from '../../engine/training/protocol.ts';
import type { RunEvent, RunStatus } from '../../engine/training/types.ts';
import { writeWhole } from './atomic.ts';
import type { EngineClient } from './engine-client.ts';
import { EventQueue } from './event-queue.ts';
import type { Home } from './home.ts';
import { nextNumber } from './run-summaries.ts';
import { followRun, holderOf, isLeased, type RunState, readRun, readRunEvents } from './run-files.ts';

export interface StartRequest {
  readonly document: LoomDocument;
  /** A sample's id or an absolute path. */
  readonly data: string;
  readonly backend: BackendChoice;
  readonly from: string | null;
  readonly limit: number | null;
  readonly steps: 'all' | 'paced';
  /** The run folder itself; null: a new one in the home. */
  readonly folder: string | null;
  readonly force: boolean;
  /** Take one step and wait. */
  readonly paused: boolean;
  /** Id of the drawing, kept for the list of runs. */
  readonly project: string | null;
}

export interface StartedRun {
  readonly path: string;
  /** Until the run ends. Rejects where it could not begin. */
  readonly events: AsyncIterable<RunEvent>;
}

const ended: ReadonlySet<RunStatus> = new Set(['completed', 'stopped', 'nan', 'failed']);

/** What a crash may leave beside the runs. */
const unfinished = /\.(tmp|old)$/;

export class RunService {
  readonly #home: Home;
  readonly #engine: EngineClient;
  readonly #live = new Map<string, Set<EventQueue<RunEvent>>>();
  /** Of each live run, when the engine has let it go. */
  readonly #gone = new Map<string, Promise<void>>();
  /** Of each live run that has not begun: what is being done. */
  readonly #stages = new Map<string, RunEvent>();
  /** Why a run could not begin or go on, for those who ask after the fact. */
  readonly #failures = new Map<string, Error>();

  constructor(home: Home, engine: EngineClient) {
    this.#home = home;
    this.#engine = engine;
    engine.onRun(({ run, event }) => {
      if (event.event === 'stage') this.#stages.set(run, event);
      else this.#stages.delete(run);
      for (const queue of this.#live.get(run) ?? []) queue.push(event);
    });
  }

  async start(request: StartRequest): Promise<StartedRun> {
    const path = request.folder ?? join(this.#home.runs, newId());
    if (existsSync(path) && readdirSync(path).length > 0) {
      if (!request.force) throw new LoomError('runs.exists', { path });
      if (!existsSync(join(path, runFiles.run))) throw new LoomError('runs.not-ours', { path });
      this.#refuseBusy(path);
    }
    const record: RunRecord = {
      id: basename(path),
      name: request.document.name,
      created: new Date().toISOString(),
      data: request.data,
      limit: request.limit,
      backend: request.backend,
      from: request.from,
      steps: request.steps,
      environment: {
        node: process.versions.node,
        platform: platform(),
        arch: arch(),
        processor: cpus()[0]?.model ?? '',
        project: request.project ?? '',
      },
      ...(request.folder === null ? { number: nextNumber(this.list(), request.project) } : {}),
    };
    const replaced = await this.#makeFolder(path, record, request.document);
    return this.#train(path, { mode: 'start', paused: request.paused, replaced });
  }

  /** Goes on with a run; the events held already are left out. One that was cut off before its first checkpoint begins again. */
  async resume(path: string, options: ResumeOptions): Promise<StartedRun> {
    const state = readRun(path);
    if (!state) throw new LoomError('runs.no-run', { path });
    if (state.status === 'nan') throw new LoomError('runs.ended-nan', {});
    // One that has just told its end is still being put away.
    if (ended.has(state.status)) await this.#gone.get(path);
    this.#refuseBusy(path);
    const epochs = plannedEpochs(state, options);
    const record: RunRecord = { ...state.record, steps: options.everyStep ? 'all' : 'paced' };
    if (epochs !== null) {
      const training = { ...state.document.training, epochs };
      await writeWhole(join(path, runFiles.document), printDocument({ ...state.document, training }));
      await this.#writeRecord(path, { ...record, lengthened: (record.lengthened ?? 0) + 1 });
    } else if (record.steps !== state.record.steps) await this.#writeRecord(path, record);
    return this.#train(path, { mode: 'resume', paused: options.step, replaced: null });
  }

  async #writeRecord(path: string, record: RunRecord): Promise<void> {
    await writeWhole(join(path, runFiles.run), JSON.stringify(record, null, 2));
  }

  control(path: string, action: RunAction): Promise<boolean> {
    return this.#engine.call('control', { run: path, action });
  }

  /** Newest first. */
  list(): { readonly path: string; readonly state: RunState }[] {
    return readdirSync(this.#home.runs)
      .filter((name) => !unfinished.test(name))
      .map((name) => join(this.#home.runs, name))
      .flatMap((path) => {
        const state = readRun(path);
        return state ? [{ path, state }] : [];
      })
      .sort((a, b) => (a.state.record.created < b.state.record.created ? 1 : -1));
  }

  /** An empty name brings the number back. */
  async rename(path: string, name: string): Promise<void> {
    const record = JSON.parse(readFileSync(join(path, runFiles.run), 'utf8')) as RunRecord;
    const { label: _, ...rest } = record;
    const label = name.trim();
    await writeWhole(join(path, runFiles.run), JSON.stringify(label === '' ? rest : { ...rest, label }, null, 2));
  }

  /** For good. Throws LoomError `runs.busy` while somebody trains it. */
  async delete(path: string): Promise<void> {
    const state = readRun(path);
    if (state && ended.has(state.status)) await this.#gone.get(path);
    this.#refuseBusy(path);
    const aside = `${path}.${randomBytes(4).toString('hex')}.old`;
    renameSync(path, aside);
    rmSync(aside, { recursive: true, force: true });
  }

  path(id: string): string {
    const path = join(this.#home.runs, id);
    const failure = this.#failures.get(path);
    if (failure && !existsSync(path)) throw failure;
    if (!existsSync(join(path, runFiles.run))) throw new LoomError('runs.no-run', { path: id });
    return path;
  }

  /** Events after `after`: those on disk, then live ones for as long as this process or another one trains the run. */
  async *events(path: string, after: number): AsyncGenerator<RunEvent> {
    const queue = this.#live.has(path) ? this.#subscribe(path) : null;
    const stage = this.#stages.get(path);
    let last = after;
    try {
      for (const event of readRunEvents(path)) {
        if (event.seq <= last) continue;
        last = event.seq;
        yield event;
      }
      if (stage && queue) yield stage;
      for await (const event of queue ?? followRun(path, last)) {
        if (event.seq <= last && event.event !== 'stage') continue;
        last = Math.max(last, event.seq);
        yield event;
      }
      const failure = queue ? null : this.#failures.get(path);
      this.#failures.delete(path);
      if (failure) throw failure;
    } finally {
      if (queue) this.#live.get(path)?.delete(queue);
    }
  }

  /** The folder appears whole. A run that it replaces is moved aside; gives where to. */
  async #makeFolder(path: string, record: RunRecord, document: LoomDocument): Promise<string | null> {
    const mark = randomBytes(4).toString('hex');
    const [temporary, aside] = [`${path}.${mark}.tmp`, `${path}.${mark}.old`];
    mkdirSync(temporary, { recursive: true });
    try {
      await writeWhole(join(temporary, runFiles.document), printDocument(document));
      await writeWhole(join(temporary, runFiles.run), JSON.stringify(record, null, 2));
      const replaces = existsSync(path) && readdirSync(path).length > 0;
      if (replaces) renameSync(path, aside);
      else rmSync(path, { recursive: true, force: true });
      renameSync(temporary, path);
      return replaces ? aside : null;
    } catch (error) {
      rmSync(temporary, { recursive: true, force: true });
      throw error;
    }
  }

  /** Nothing of a run is touched while somebody trains it. */
  #refuseBusy(path: string): void {
    if (this.#live.has(path) || isLeased(path)) throw new LoomError('runs.busy', { path, ...holderOf(path) });
  }

  #subscribe(path: string): EventQueue<RunEvent> {
    const queue = new EventQueue<RunEvent>();
    const queues = this.#live.get(path) ?? new Set();
    queues.add(queue);
    this.#live.set(path, queues);
    return queue;
  }

  /** A reader that has seen enough leaves no queue behind that fills for as long as the run goes on. */
  async *#read(path: string, queue: EventQueue<RunEvent>): AsyncGenerator<RunEvent> {
    try {
      yield* queue;
    } finally {
      this.#live.get(path)?.delete(queue);
    }
  }

  /** A run that could not begin leaves no folder behind, and gives back the one that it was to replace. */
  #train(path: string, { mode, paused, replaced }: Training): StartedRun {
    const queue = this.#subscribe(path);
    this.#failures.delete(path);
    const finish = (error: Error | null): void => {
      for (const each of this.#live.get(path) ?? []) each.end(error);
      this.#live.delete(path);
      this.#gone.delete(path);
      // One that failed before its first step: whoever was told of it by then may still ask.
      if (this.#stages.delete(path) && error) this.#failures.set(path, error);
    };
    const gone = this.#engine.call('train', { run: path, mode, paused }).then(
      () => {
        if (replaced) rmSync(replaced, { recursive: true, force: true });
        finish(null);
      },
      (error: Error) => {
        if (mode === 'start' && !hasBegun(path)) {
          rmSync(path, { recursive: true, force: true });
          if (replaced) renameSync(replaced, path);
        } else if (replaced) rmSync(replaced, { recursive: true, force: true });
        finish(error);
      },
    );
    this.#gone.set(path, gone);
    return { path, events: this.#read(path, queue) };
  }
}

export interface ResumeOptions {
  /** So many more, counted from the complete ones; 0: up to those that were planned. */
  readonly epochs: number;
  /** One batch, then a wait. A run that is over gets an epoch for it. */
  readonly step: boolean;
  /** Every step is told, not 20 a second. */
  readonly everyStep: boolean;
}

/** What a run that goes on is planned to come to; null: what was planned. */
function plannedEpochs({ status, epoch, document }: RunState, { epochs, step }: ResumeOptions): number | null {
  if (epochs > 0) return epoch + epochs;
  const over = status === 'completed' || epoch >= document.training.epochs;
  return step && over ? epoch + 1 : null;
}

interface Training {
  readonly mode: 'start' | 'resume';
  readonly paused: boolean;
  /** Where the run lies that this one takes the place of. */
  readonly replaced: string | null;
}

function hasBegun(path: string): boolean {
  const events = join(path, runFiles.metrics);
  return existsSync(events) && readFileSync(events, 'utf8') !== '';
}

/** Sorts by time, tells runs of one second apart. */
function newId(): string {
  const time = new Date().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return `${time}-${randomBytes(3).toString('hex')}`;
}
