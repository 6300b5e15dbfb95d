/** @file The contract carried out by the services: checks what comes in, turns errors into data. */
import { ORPCError, implement } from '@orpc/server';
import { basename } from 'node:path';
import { LoomError } from '../../engine/core/errors.ts';
import { formats } from '../../engine/formats/registry.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import { contract } from '../contract/index.ts';
import type { Dataset } from './datasets.ts';
import { EventQueue } from './event-queue.ts';
import { readRun } from './run-files.ts';
import { summaries } from './run-summaries.ts';
import { paced } from './paced.ts';
import type { Services } from './services.ts';

/** A LoomError reaches the page as code and values: the sentence is made there, in the reader's language. */
function asData(error: unknown): never {
  if (error instanceof LoomError) {
    throw new ORPCError(error.fault === 'internal' ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST', {
      message: error.code,
      data: { code: error.code, values: error.values },
    });
  }
  if (error instanceof ORPCError) throw error;
  const message = error instanceof Error ? error.message : String(error);
  throw new ORPCError('INTERNAL_SERVER_ERROR', { message, data: { code: 'internal', values: { message } } });
}

/** What goes wrong in the middle of a stream keeps its code and values too. */
async function* withErrorsAsData<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (error) {
    asData(error);
  }
}

export function createRouter(services: Services) {
  const os = implement(contract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      return asData(error);
    }
  });
  return os.router({
    app: appRouter(os, services),
    projects: projectRouter(os, services),
    runs: runRouter(os, services),
    datasets: datasetRouter(os, services),
    exports: exportRouter(os, services),
    settings: {
      watch: os.settings.watch.handler(({ signal }) =>
        changes(services.settings.get(), (tell) => services.settings.watch(tell), signal),
      ),
      set: os.settings.set.handler(({ input }) =>
        services.settings.set(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))),
      ),
    },
  });
}

/** What is so now, then every change, until the reader leaves. */
async function* changes<T>(now: T, watch: (tell: (next: T) => void) => () => void, signal?: AbortSignal): AsyncGenerator<T> {
  const queue = new EventQueue<T>();
  const stop = watch((next) => queue.push(next));
  const leave = (): void => queue.end(null);
  signal?.addEventListener('abort', leave);
  try {
    yield now;
    yield* queue;
  } finally {
    signal?.removeEventListener('abort', leave);
    stop();
  }
}

type Implementer = ReturnType<typeof implementer>;
function implementer() {
  return implement(contract).use(({ next }) => next());
}

function appRouter(os: Implementer, services: Services) {
  return {
    info: os.app.info.handler(() => ({
      version: services.version,
      shell: services.platform.shell === 'desktop' ? ('desktop' as const) : ('browser' as const),
      platform: services.platform.platform,
    })),
    engine: os.app.engine.handler(({ signal }) => changes(services.engine.state, (tell) => services.engine.watch(tell), signal)),
    endEngine: os.app.endEngine.handler(() => services.engine.kill()),
    newWindow: os.app.newWindow.handler(() => ({ done: services.platform.openWindow() })),
    backends: os.app.backends.handler(async () => [...(await services.engine.call('backends', null))]),
  };
}

function projectRouter(os: Implementer, { projects, holds, templates }: Services) {
  return {
    templates: os.projects.templates.handler(() => templates.list()),
    recent: os.projects.recent.handler(() => projects.recent()),
    create: os.projects.create.handler(({ input }) => projects.create(input.template, input.name)),
    open: os.projects.open.handler(({ input }) => projects.open(input.id)),
    copy: os.projects.copy.handler(({ input }) => projects.copy(input.id, input.document)),
    choose: os.projects.choose.handler(() => projects.choose()),
    adopt: os.projects.adopt.handler(({ input }) => projects.adopt(input.name, input.text)),
    hold: os.projects.hold.handler(({ input, signal }) => holds.follow(input.id, signal ?? new AbortController().signal)),
    keep: os.projects.keep.handler(({ input }) => {
      holds.check(input.id, input.hold);
      return projects.keep(input.id, input.document);
    }),
    save: os.projects.save.handler(({ input }) => {
      holds.check(input.id, input.hold);
      return projects.save(input.id, input.document, input.overwrite);
    }),
    saveAs: os.projects.saveAs.handler(({ input }) => {
      holds.check(input.id, input.hold);
      return projects.saveAs(input.id, input.document);
    }),
    reload: os.projects.reload.handler(({ input }) => {
      holds.check(input.id, input.hold);
      return projects.reload(input.id);
    }),
  };
}

function runRouter(os: Implementer, services: Services) {
  const { runs, engine } = services;
  const at = (id: string): string => runs.path(id);
  return {
    start: os.runs.start.handler(async ({ input }) => {
      const { document, project, step } = input;
      const started = await runs.start({
        document,
        data: services.projects.dataOf(project, document.data.source),
        backend: 'auto',
        from: null,
        limit: null,
        steps: 'paced',
        folder: null,
        force: false,
        paused: step,
        project,
      });
      return { run: basename(await begun(started)) };
    }),
    control: os.runs.control.handler(async ({ input }) => ({ done: await runs.control(at(input.run), input.action) })),
    resume: os.runs.resume.handler(async ({ input }) => {
      const started = await runs.resume(at(input.run), { epochs: input.epochs, step: input.step, everyStep: false });
      return { run: basename(await begun(started)) };
    }),
    list: os.runs.list.handler(() => summaries(runs.list())),
    document: os.runs.document.handler(({ input }) => {
      const found = readRun(at(input.run));
      if (!found) throw new LoomError('runs.no-run', { path: input.run });
      return found.document;
    }),
    events: os.runs.events.handler(({ input }) =>
      withErrorsAsData(paced(runs.events(at(input.run), input.after), ({ event }) => event === 'stage')),
    ),
    ...testRouter(os, services),
    rename: os.runs.rename.handler(({ input }) => runs.rename(at(input.run), input.name)),
    delete: os.runs.delete.handler(({ input }) => runs.delete(at(input.run))),
    predict: os.runs.predict.handler(async ({ input: { model, example } }) => {
      const from = 'run' in model ? { ...model, run: at(model.run) } : model;
      const { outputs, ...position } = await engine.call('guess', { model: from, example });
      return { ...position, outputs: Object.fromEntries(Object.entries(outputs).map(([name, { data }]) => [name, [...data]])) };
    }),
  };
}

/** What came of a run on the test part. */
function testRouter(os: Implementer, { runs, engine }: Services) {
  return {
    results: os.runs.results.handler(async ({ input }) => {
      const { metrics, confusion, ...rest } = await engine.call('results', { run: runs.path(input.run) });
      return { ...rest, metrics: { ...metrics }, confusion: confusion?.map((row) => [...row]) ?? null };
    }),
    pictures: os.runs.pictures.handler(async ({ input }) => {
      const { run, ...rest } = input;
      const { total, pictures } = await engine.call('pictures', { run: runs.path(run), ...rest });
      const plain = ({ shape, pixels, ...verdict }: (typeof pictures)[number]) => ({
        ...verdict,
        shape: shape && ([...shape] as [number, number, number]),
        pixels: [...pixels],
      });
      return { total, pictures: pictures.map(plain) };
    }),
  };
}

function datasetRouter(os: Implementer, { datasets, runs }: Services) {
  return {
    add: os.datasets.add.handler(async ({ input }) => {
      const { dataset, project } = await datasets.add(input.project, input.files);
      return { dataset: asDataset(dataset), project };
    }),
    describe: os.datasets.describe.handler(async ({ input }) => asDataset(await datasets.describe(input.project, input.source))),
    samples: os.datasets.samples.handler(async ({ input }) => {
      const { indices, arrays } = await datasets.samples(input.project, input.source, input.arrays, input.count);
      const listed = arrays.map(({ name, shape, values }) => ({
        name,
        shape: [...shape],
        values: values.map((row) => [...row]),
      }));
      return { indices: [...indices], arrays: listed };
    }),
    bindRun: os.datasets.bindRun.handler(async ({ input }) => ({
      metrics: { ...(await datasets.bindRun(runs.path(input.run), input.project, input.document)) },
    })),
  };
}

function asDataset({ source, arrays }: Dataset) {
  return {
    source,
    arrays: arrays.map((each) => ({ ...each, shape: [...each.shape], range: [...each.range] as [number, number] })),
  };
}

/** Resolves when the run has told its first event; rejects with what kept it from beginning. */
async function begun(started: { readonly path: string; readonly events: AsyncIterable<unknown> }): Promise<string> {
  for await (const _ of started.events) break;
  return started.path;
}

/** Keras names a model `sequential` or `functional_3` where its author did not: the file's name says more. */
function withFileName(document: LoomDocument, file: string): LoomDocument {
  if (!/^(sequential|functional|model)?(_\d+)?$/.test(document.name)) return document;
  return { ...document, name: file.replace(/\.[^.]+$/, '') };
}

function exportRouter(os: Implementer, { exports, projects, runs }: Services) {
  return {
    formats: os.exports.formats.handler(() =>
      formats.map(({ exporter, importer, runtime: _, loaders, ...plain }) => ({
        ...plain,
        loaders: [...loaders],
        exports: exporter !== null,
        imports: importer !== null,
      })),
    ),
    export: os.exports.export.handler(async ({ input }) => {
      const { run, format, weights, name } = input;
      const exported = await exports.export(runs.path(run), { id: run, format, weights, called: name });
      return exported as (Omit<NonNullable<typeof exported>, 'file'> & { file: File | null }) | null;
    }),
    reveal: os.exports.reveal.handler(({ input }) => ({ done: exports.reveal(input.run) })),
    import: os.exports.import.handler(async ({ input }) => {
      const { document, run, warnings } = await exports.importBytes(input.name, input.file);
      const project = await projects.add(withFileName(document, input.name));
      await exports.assign(run, project.id);
      return { project, run: basename(run), warnings: warnings.map(({ code, values }) => ({ code, values: { ...values } })) };
    }),
  };
}
