/** @file The GPU.js backend as training sees it; the device lives behind a channel, in a process or window of its own. */
import type { Program } from '../../program/types.ts';
import type { Backend, Executable, ExecutionPlan, Feeds, Outputs, ProbeResult, StateInit, Store } from '../interface.ts';
import { LoomError } from '../../core/errors.ts';
import { formatMessage } from '../../core/messages/format.ts';
import type { HostTensor } from '../../core/tensor.ts';
import { Caller, type Channel } from '../../core/channel.ts';
import { missingOps } from './plan.ts';
import type { DeviceReport } from './server.ts';

export const gpujsVersion = '2.24.1';

/** `openGpu` comes from the shell: it knows how to start the process or window. `softwareCounts` lets a software adapter count for `auto`. */
export function createGpujsBackend(openGpu: () => Promise<Channel>, softwareCounts = false): Backend {
  let caller: Promise<Caller> | null = null;
  const connect = (): Promise<Caller> => {
    caller ??= openGpu().then((channel) => new Caller(channel));
    return caller;
  };
  return {
    id: 'gpujs',
    queueDepth: 2,
    probe: () => probe(connect, softwareCounts),
    supports: missingOps,
    plan: (): ExecutionPlan => ({
      backend: 'gpujs',
      version: gpujsVersion,
      threads: 1,
      spinning: false,
      stepsPerCall: 1,
      lowerings: {},
    }),
    open: async ({ states }) => {
      const connected = await connect();
      await connected.call('reset', null);
      await connected.call('setStates', states);
      return new RemoteStore(connected);
    },
    dispose: async () => {
      (await caller)?.close();
      caller = null;
    },
  };
}

async function probe(connect: () => Promise<Caller>, softwareCounts: boolean): Promise<ProbeResult> {
  try {
    const report = await (await connect()).call<DeviceReport>('probe', null);
    const automatic = report.hardware || (softwareCounts && report.mode === 'webgpu');
    return { available: true, device: report.name, reason: null, automatic, threads: 1 };
  } catch (error) {
    const reason = error instanceof LoomError ? formatMessage(error.code, error.values, 'en') : String(error);
    return { available: false, device: null, reason, automatic: false, threads: 0 };
  }
}

class RemoteStore implements Store {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  async load(program: Program, options: { readonly N: number; readonly stepsPerCall: number }): Promise<Executable> {
    const id = await this.#caller.call<number>('load', { program, n: options.N });
    return {
      run: (feeds: readonly Feeds[]) => this.#caller.call<readonly Outputs[]>('run', { id, feeds }),
      dispose: () => this.#caller.call<void>('unload', id),
    };
  }

  snapshot(names: readonly string[] = []): Promise<Record<string, HostTensor>> {
    return this.#caller.call('getStates', names);
  }

  restore(states: readonly StateInit[]): Promise<void> {
    return this.#caller.call('setStates', states);
  }

  async dispose(): Promise<void> {
    await this.#caller.call('reset', null);
  }
}
