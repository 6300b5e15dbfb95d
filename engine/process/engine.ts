/** @file The engine's answers to its shell: each call is a job; runs are held by their folder. */
import type { Channel } from '../core/channel.ts';
import { serve } from '../core/channel.ts';
import type { EngineCalls, RunAnnouncement } from '../training/protocol.ts';
import { Backends } from './backends.ts';
import { Guesses } from './guesses.ts';
import { evaluateModel, predictModel } from './jobs/evaluate.ts';
import { exportModel } from './jobs/export.ts';
import { importModel } from './jobs/import.ts';
import { bindRun } from './jobs/bind-run.ts';
import { describeData, sampleData } from './jobs/look-at-data.ts';
import { ResultsJob } from './jobs/results.ts';
import { train } from './jobs/train.ts';
import { LiveRuns } from './live-runs.ts';

export interface Engine {
  /** Stops every run with a checkpoint; resolves when all have ended. */
  stopAll(): Promise<void>;
}

export interface EngineOptions {
  readonly openGpu: () => Promise<Channel>;
  /** The built batch worker. */
  readonly worker: string;
}

export function startEngine(channel: Channel, { openGpu, worker }: EngineOptions): Engine {
  const backends = new Backends(openGpu);
  const live = new LiveRuns();
  const tests = new ResultsJob(backends);
  const guesses = new Guesses(backends, live);
  const ending = new Set<Promise<unknown>>();
  const calls: EngineCalls = {
    ping: async () => null,
    backends: () => backends.report(),
    train: (request) => {
      const done = train(request, backends, live, worker, (announcement) =>
        announce('run', announcement satisfies RunAnnouncement),
      );
      const settled = done.catch(() => undefined).finally(() => ending.delete(settled));
      ending.add(settled);
      return done;
    },
    control: async ({ run, action }) => live.control(run, action),
    evaluate: (request) => evaluateModel(request, backends),
    predict: (request) => predictModel(request, backends),
    guess: (request) => guesses.guess(request),
    exportModel: (request) => exportModel(request, backends),
    importModel: (request) => importModel(request, backends),
    describeData: async (request) => describeData(request),
    sampleData: async (request) => sampleData(request),
    bindRun: (request) => bindRun(request, backends),
    results: (request) => tests.results(request),
    pictures: (request) => tests.pictures(request),
  };
  const announce = serve(channel, { ...calls }, false);
  return {
    stopAll: async () => {
      live.stopAll();
      await Promise.all(ending);
      await backends.dispose();
    },
  };
}
