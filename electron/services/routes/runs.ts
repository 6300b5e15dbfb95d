/** @file Routes of service `runs`: start, steer, watch; what came of a run. */
import { basename } from 'node:path';
import { LoomError } from '../../../engine/core/errors.ts';
import { paced } from '../paced.ts';
import { readRun } from '../run-files.ts';
import { summaries } from '../run-summaries.ts';
import type { Services } from '../services.ts';
import { type Implementer, withErrorsAsData } from './implementer.ts';

export function runRoutes(os: Implementer, services: Services) {
  const { runs, engine } = services;
  const at = (id: string): string => runs.path(id);
  return {
    start: os.runs.start.handler(async ({ input }) => {
      const { document, project, step } = input;
      if (project !== null) await services.projects.touch(project);
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
    ...testRoutes(os, services),
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
function testRoutes(os: Implementer, { runs, engine }: Services) {
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

/** Resolves when the run has told its first event; rejects with what kept it from beginning. */
async function begun(started: { readonly path: string; readonly events: AsyncIterable<unknown> }): Promise<string> {
  for await (const _ of started.events) break;
  return started.path;
}
