/** @file Runs as the services keep them: folders, what a refused run leaves behind, what a dead one is called. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LoomError } from '../../engine/core/errors.ts';
import { releaseLease, takeLease } from '../../engine/core/node/lease.ts';
import { chain } from '../../engine/model/document/fixtures.ts';
import { type RunAnnouncement, runFiles } from '../../engine/training/protocol.ts';
import type { RunEvent } from '../../engine/training/types.ts';
import type { EngineClient } from './engine-client.ts';
import { openHome } from './home.ts';
import { summaries } from './run-summaries.ts';
import { RunService, type StartRequest } from './runs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layerloom-runs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An engine whose training does what the test says. */
function service(train: (run: string) => Promise<unknown>): RunService {
  const engine = { onRun: () => () => undefined, call: (_: string, { run }: { run: string }) => train(run) };
  return new RunService(openHome(join(folder, 'home')), engine as unknown as EngineClient);
}

const request = (path: string, force: boolean): StartRequest => ({
  document: chain([['Flatten', {}]]),
  data: 'mnist',
  backend: 'auto',
  from: null,
  limit: null,
  steps: 'paced',
  folder: path,
  force,
  paused: false,
  project: null,
});

const begin = (run: string): void => writeFileSync(join(run, runFiles.metrics), '{"event":"start","seq":1,"attempt":1}\n');

async function drain(events: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of events);
}

describe('RunService', () => {
  it('writes document and record before the engine is asked', async () => {
    const path = join(folder, 'run');
    const runs = service(async (run) => begin(run));
    await drain((await runs.start(request(path, false))).events);
    expect(readdirSync(path).sort()).toEqual([runFiles.document, runFiles.metrics, runFiles.run]);
  });

  it('refuses a folder that holds something, and one that is no run even when forced', async () => {
    const path = join(folder, 'mine');
    mkdirSync(path);
    writeFileSync(join(path, 'thesis.txt'), 'years');
    const runs = service(async () => undefined);
    await expect(runs.start(request(path, false))).rejects.toMatchObject({ code: 'runs.exists' });
    await expect(runs.start(request(path, true))).rejects.toMatchObject({ code: 'runs.not-ours' });
    expect(readFileSync(join(path, 'thesis.txt'), 'utf8')).toBe('years');
  });

  it('gives the old run back when the one that should replace it cannot begin', async () => {
    const path = join(folder, 'run');
    await drain((await service(async (run) => begin(run)).start(request(path, false))).events);
    writeFileSync(join(path, 'kept'), 'old');
    const refusing = service(() => Promise.reject(new LoomError('data.label-range', {})));
    const { events } = await refusing.start(request(path, true));
    await expect(drain(events)).rejects.toMatchObject({ code: 'data.label-range' });
    expect(readFileSync(join(path, 'kept'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['home', 'run']);
  });

  it('leaves nothing of a run that could not begin', async () => {
    const path = join(folder, 'run');
    const { events } = await service(() => Promise.reject(new LoomError('engine.no-backend', {}))).start(request(path, false));
    await expect(drain(events)).rejects.toMatchObject({ code: 'engine.no-backend' });
    expect(existsSync(path)).toBe(false);
  });

  it('calls a run interrupted that says it runs while nobody holds it', async () => {
    const runs = service(async (run) => begin(run));
    const { path, events } = await runs.start({ ...request('', false), folder: null });
    await drain(events);
    writeFileSync(
      join(path, runFiles.metrics),
      '{"event":"state","status":"running","epoch":0,"step":3,"seq":1,"attempt":1}\n{"event":"st',
    );
    expect(runs.list().map(({ state }) => [state.status, state.step])).toEqual([['interrupted', 3]]);
  });

  it('keeps the test of a run that goes on, says of which weights it is, and lets it go where they are gone', async () => {
    const runs = service(async (run) => begin(run));
    const { path, events } = await runs.start({ ...request('', false), folder: null });
    await drain(events);
    const told = (...more: object[]): object => {
      const lines = [
        { event: 'start', epochs: 2, stepsPerEpoch: 10 },
        { event: 'epoch', epoch: 2, step: 20, seconds: 1, metrics: {} },
        { event: 'test', metrics: { accuracy: 0.97 } },
        { event: 'end', status: 'completed', epoch: 2, step: 20 },
        ...more,
      ];
      const text = lines.map((line, index) => JSON.stringify({ ...line, seq: index + 1, attempt: 1 })).join('\n');
      writeFileSync(join(path, runFiles.metrics), `${text}\n`);
      const [{ step, test, tested } = {}] = summaries(runs.list());
      return { step, test, tested };
    };
    const test = { accuracy: 0.97 };
    expect(told()).toEqual({ step: 20, test, tested: { epoch: 2, batch: 0, step: 20 } });
    const on = [
      { event: 'resume', epoch: 2, step: 20 },
      { event: 'step', epoch: 3, step: 23, loss: 1, metrics: {} },
      { event: 'end', status: 'stopped', epoch: 2, step: 23 },
    ];
    expect(told(...on)).toEqual({ step: 23, test, tested: { epoch: 2, batch: 0, step: 20 } });
    const again = { event: 'test', metrics: { accuracy: 0.98 } };
    expect(told(...on, again)).toMatchObject({ test: { accuracy: 0.98 }, tested: { epoch: 2, batch: 3, step: 23 } });
    expect(told({ event: 'resume', epoch: 1, step: 10 })).toMatchObject({ test: null, tested: null });
  });

  it('keeps the numbers of runs when others are deleted, and their names', async () => {
    const runs = service(async (run) => begin(run));
    const start = async (): Promise<string> => {
      const { path, events } = await runs.start({ ...request('', false), folder: null, project: 'p' });
      await drain(events);
      return path;
    };
    const [first, second] = [await start(), await start()];
    await runs.rename(second, ' wide ');
    await runs.delete(first);
    expect(existsSync(first)).toBe(false);
    await start();
    const listed = summaries(runs.list()).map(({ number, label, changes }) => ({ number, label, changes }));
    expect(listed.sort((a, b) => a.number - b.number)).toEqual([
      { number: 2, label: 'wide', changes: null },
      { number: 3, label: null, changes: [] },
    ]);
    await runs.rename(second, '');
    expect(summaries(runs.list()).find(({ number }) => number === 2)?.label).toBeNull();
  });

  it('deletes no run that somebody trains', async () => {
    const runs = service(async (run) => begin(run));
    const { path, events } = await runs.start({ ...request('', false), folder: null });
    await drain(events);
    const lease = takeLease(join(path, runFiles.lease));
    await expect(runs.delete(path)).rejects.toMatchObject({ code: 'runs.busy' });
    expect(existsSync(join(path, runFiles.run))).toBe(true);
    if ('taken' in lease) releaseLease(join(path, runFiles.lease), lease.taken);
    await runs.delete(path);
    expect(existsSync(path)).toBe(false);
  });

  it('touches nothing of a run that trains, and goes on telling its events', async () => {
    const path = join(folder, 'run');
    let end = (): void => undefined;
    const runs = service(
      (run) =>
        new Promise<void>((resolve) => {
          begin(run);
          mkdirSync(join(run, runFiles.checkpoints, 'step-0000000001-000000'), { recursive: true });
          end = resolve;
        }),
    );
    const { events } = await runs.start(request(path, false));
    const before = readFileSync(join(path, runFiles.document), 'utf8');
    const busy = { code: 'runs.busy' };
    await expect(runs.resume(path, { epochs: 5, step: false, everyStep: false })).rejects.toMatchObject(busy);
    await expect(runs.start(request(path, true))).rejects.toMatchObject(busy);
    expect(readFileSync(join(path, runFiles.document), 'utf8')).toBe(before);
    let over = false;
    const drained = drain(events).then(() => {
      over = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(over).toBe(false);
    end();
    await drained;
  });

  it('lets a run go on that was cut off before its first checkpoint', async () => {
    const path = join(folder, 'run');
    const runs = service(async (run) => begin(run));
    await drain((await runs.start(request(path, false))).events);
    await drain((await runs.resume(path, { epochs: 2, step: false, everyStep: false })).events);
    expect(JSON.parse(readFileSync(join(path, runFiles.document), 'utf8'))).toMatchObject({
      training: { epochs: 2 },
    });
  });

  describe('goes on with a run', () => {
    /** A run of 3 planned epochs that ended so. */
    async function endedRun(end: object): Promise<{ runs: RunService; path: string; asked: unknown[] }> {
      const path = join(folder, 'run');
      const asked: unknown[] = [];
      const engine = {
        onRun: () => () => undefined,
        call: async (_: string, input: { run: string }) => {
          asked.push(input);
          begin(input.run);
        },
      };
      const runs = new RunService(openHome(join(folder, 'home')), engine as unknown as EngineClient);
      const { document } = request(path, false);
      const three = { ...document, training: { ...document.training, epochs: 3 } };
      await drain((await runs.start({ ...request(path, false), document: three })).events);
      appendFileSync(join(path, runFiles.metrics), `${JSON.stringify({ event: 'end', seq: 2, attempt: 1, ...end })}\n`);
      asked.length = 0;
      return { runs, path, asked };
    }
    const planned = (path: string) => JSON.parse(readFileSync(join(path, runFiles.document), 'utf8')).training.epochs;
    const completed = { status: 'completed', epoch: 3, step: 12 };

    it.each([
      ['2 epochs more than it has, where it is finished', completed, { epochs: 2, step: false }, 5],
      [
        '2 epochs more than it has, where it was stopped',
        { status: 'stopped', epoch: 2, step: 9 },
        { epochs: 2, step: false },
        4,
      ],
      ['as far as was planned', { status: 'stopped', epoch: 2, step: 9 }, { epochs: 0, step: false }, 3],
      ['an epoch for a single step, where it is finished', completed, { epochs: 0, step: true }, 4],
      ['a single step in the open epoch', { status: 'stopped', epoch: 2, step: 9 }, { epochs: 0, step: true }, 3],
    ])('%s', async (_, end, how, epochs) => {
      const { runs, path, asked } = await endedRun(end);
      await drain((await runs.resume(path, { ...how, everyStep: false })).events);
      expect(planned(path)).toBe(epochs);
      expect(asked).toEqual([{ run: path, mode: 'resume', paused: how.step }]);
    });

    it('and notes each time that more epochs were asked for', async () => {
      const { runs, path } = await endedRun(completed);
      for (const _ of [1, 2]) await drain((await runs.resume(path, { epochs: 2, step: false, everyStep: false })).events);
      expect(JSON.parse(readFileSync(join(path, runFiles.run), 'utf8'))).toMatchObject({ lengthened: 2 });
    });

    it('but not with one whose numbers ended', async () => {
      const { runs, path } = await endedRun({ status: 'nan', epoch: 0, step: 2 });
      const going = runs.resume(path, { epochs: 2, step: false, everyStep: false });
      await expect(going).rejects.toMatchObject({ code: 'runs.ended-nan' });
      expect(planned(path)).toBe(3);
    });
  });

  it('tells the stage that a run is at to who comes late, and why it never began to who comes after the fact', async () => {
    let tell = (_: RunAnnouncement): void => undefined;
    let fail = (_: Error): void => undefined;
    const engine = {
      onRun: (listener: typeof tell) => {
        tell = listener;
      },
      call: () => new Promise((_, reject) => (fail = reject)),
    };
    const runs = new RunService(openHome(join(folder, 'home')), engine as unknown as EngineClient);
    const { path, events } = await runs.start({ ...request('', false), folder: null });
    const stage: RunEvent = { seq: 0, attempt: 1, event: 'stage', stage: 'reading', data: 'mnist' };
    tell({ run: path, event: stage });
    const late = runs.events(path, 0);
    expect((await late.next()).value).toEqual(stage);
    const refusal = new LoomError('data.label-range', {});
    fail(refusal);
    await expect(drain(events)).rejects.toBe(refusal);
    await expect(late.next()).rejects.toBe(refusal);
    expect(existsSync(path)).toBe(false);
    expect(() => runs.path(basename(path))).toThrow(refusal);
  });

  it('lists no folder that a crash left half made', async () => {
    const runs = service(async (run) => begin(run));
    const { path, events } = await runs.start({ ...request('', false), folder: null });
    await drain(events);
    cpSync(path, `${path}.1a2b3c4d.tmp`, { recursive: true });
    expect(runs.list().map((run) => run.path)).toEqual([path]);
  });

  it('tells what another process does with a run, until that one lets it go', async () => {
    const runs = service(async (run) => begin(run));
    const { path, events } = await runs.start({ ...request('', false), folder: null });
    await drain(events);
    const lease = takeLease(join(path, runFiles.lease));
    const heard: number[] = [];
    const followed = (async () => {
      for await (const event of runs.events(path, 0)) heard.push(event.seq);
    })();
    appendFileSync(join(path, runFiles.metrics), '{"event":"state","status":"running","epoch":0,"step":0,"seq":2,"attempt":1}\n');
    await expect.poll(() => heard).toEqual([1, 2]);
    if ('taken' in lease) releaseLease(join(path, runFiles.lease), lease.taken);
    await followed;
    expect(heard).toEqual([1, 2]);
  });
});
