/** @file The engine process as the services use it: started on first need, started again after a crash, with growing delay. */
import { Caller } from '../../engine/core/channel.ts';
import { LoomError } from '../../engine/core/errors.ts';
import type { EngineCalls, RunAnnouncement } from '../../engine/training/protocol.ts';
import type { Platform } from '../platform/platform.ts';

export interface EngineState {
  readonly state: 'starting' | 'ready' | 'restarting';
  readonly restarts: number;
}

type Call = keyof EngineCalls;

const longestDelay = 30_000;

export class EngineClient {
  readonly #platform: Platform;
  readonly #listeners = new Set<(announcement: RunAnnouncement) => void>();
  readonly #watchers = new Set<(state: EngineState) => void>();
  #caller: Caller | null = null;
  #state: EngineState = { state: 'starting', restarts: 0 };
  #restart: NodeJS.Timeout | null = null;
  #closing = false;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Calls wait for nothing: an engine that isn't there is started. */
  call<K extends Call>(call: K, input: Parameters<EngineCalls[K]>[0]): ReturnType<EngineCalls[K]> {
    return this.start().call(call, input) as ReturnType<EngineCalls[K]>;
  }

  start(): Caller {
    if (this.#closing) throw new LoomError('engine.process-gone', { reason: 'closing' }, 'internal');
    if (this.#caller) return this.#caller;
    if (this.#restart) clearTimeout(this.#restart);
    this.#restart = null;
    const channel = this.#platform.startEngine();
    const caller = new Caller(channel);
    this.#caller = caller;
    caller.on<RunAnnouncement>('run', (announcement) => {
      for (const listener of this.#listeners) listener(announcement);
    });
    channel.onClose(() => this.#ended());
    this.#set({ ...this.#state, state: 'ready' });
    return caller;
  }

  onRun(listener: (announcement: RunAnnouncement) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  watch(watcher: (state: EngineState) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Lets the engine write its checkpoints and end. */
  async dispose(): Promise<void> {
    this.#closing = true;
    if (this.#restart) clearTimeout(this.#restart);
    const caller = this.#caller;
    if (!caller) return;
    await new Promise<void>((resolve) => {
      this.#watchers.add(() => resolve());
      caller.close();
      setTimeout(resolve, 10_000).unref();
    });
  }

  #ended(): void {
    this.#caller = null;
    if (this.#closing) {
      this.#set(this.#state);
      return;
    }
    const restarts = this.#state.restarts + 1;
    this.#set({ state: 'restarting', restarts });
    const delay = Math.min(longestDelay, 250 * 2 ** (restarts - 1));
    this.#restart = setTimeout(() => this.start(), delay);
    this.#restart.unref();
  }

  #set(state: EngineState): void {
    this.#state = state;
    for (const watcher of [...this.#watchers]) watcher(state);
  }
}
