/** @file The engine's answers to its shell: each call is a job; runs are held by their folder. */
import type { Channel } from '../core/channel.ts';
import { serve } from '../core/channel.ts';
import type { EngineCalls, RunAnnouncement } from '../training/protocol.ts';
import type { Run } from '../training/run.ts';
import { Backends } from './backends.ts';
import { evaluateModel, guessUntrained, predictModel } from './jobs/evaluate.ts';
import { exportModel } from './jobs/export.ts';
import { importModel } from './jobs/import.ts';
import { testResults } from './jobs/results.ts';
import { train } from './jobs/train.ts';

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
  const live = new Map<string, Run>();
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
    control: async ({ run, action }) => {
      const held = live.get(run);
      held?.[action]();
      return held !== undefined;
    },
    evaluate: (request) => evaluateModel(request, backends),
    predict: (request) => predictModel(request, backends),
    guess: (request) => guessUntrained(request, backends),
    exportModel: (request) => exportModel(request, backends),
    importModel: (request) => importModel(request, backends),
    results: (request) => testResults(request, backends),
  };
  const announce = serve(channel, { ...calls }, false);
  return {
    stopAll: async () => {
      for (const run of live.values()) run.stop();
      await Promise.all(ending);
      await backends.dispose();
    },
  };
}
