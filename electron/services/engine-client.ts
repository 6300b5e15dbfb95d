/** @file The engine process as the services use it: started on first need, started again after a crash, with growing delay. */
import { Caller } from '../../engine/core/channel.ts';
import { LoomError } from '../../engine/core/errors.ts';
import type { EngineCalls, RunAnnouncement } from '../../engine/training/protocol.ts';
import type { EngineProcess, Platform } from '../platform/platform.ts';
import { Watchdog } from './watchdog.ts';

/** `stuck`: it has not answered for far longer than it ever took; only the user may decide to end it. */
export interface EngineState {
  readonly state: 'starting' | 'ready' | 'stuck' | 'restarting';
  readonly restarts: number;
}

type Call = keyof EngineCalls;

interface Running {
  readonly process: EngineProcess;
  readonly caller: Caller;
  readonly watchdog: Watchdog;
}

const firstDelay = 250;
const longestDelay = 30_000;
/** An engine that lived so long has recovered: the next crash is a first one again. */
const recovered = 60_000;

export class EngineClient {
  readonly #platform: Platform;
  readonly #listeners = new Set<(announcement: RunAnnouncement) => void>();
  readonly #watchers = new Set<(state: EngineState) => void>();
  #running: Running | null = null;
  #state: EngineState = { state: 'starting', restarts: 0 };
  /** Crashes one soon after another. */
  #inARow = 0;
  #startedAt = 0;
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
    const { caller, watchdog } = this.#start();
    return watchdog.during(caller.call(call, input)) as ReturnType<EngineCalls[K]>;
  }

  start(): void {
    this.#start();
  }

  /** The user's answer to an engine that is stuck: it is ended and started again; what it trained is interrupted. */
  kill(): void {
    this.#running?.process.kill();
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
    const running = this.#running;
    if (!running) return;
    running.watchdog.dispose();
    await new Promise<void>((resolve) => {
      this.#watchers.add(() => resolve());
      running.caller.close();
      setTimeout(resolve, 10_000).unref();
    });
  }

  #start(): Running {
    if (this.#closing) throw new LoomError('engine.process-gone', { reason: 'closing' }, 'internal');
    if (this.#running) return this.#running;
    if (this.#restart) clearTimeout(this.#restart);
    this.#restart = null;
    const process = this.#platform.startEngine();
    const caller = new Caller(process);
    const ping = (): Promise<unknown> => caller.call('ping', null);
    const onChange = (stuck: boolean): void => {
      // Of one that is gone its exit says enough.
      if (this.#running === running) this.#set(stuck ? 'stuck' : 'ready');
    };
    const running: Running = { process, caller, watchdog: new Watchdog({ ping, onChange }) };
    this.#running = running;
    this.#startedAt = performance.now();
    caller.on<RunAnnouncement>('run', (announcement) => {
      for (const listener of this.#listeners) listener(announcement);
    });
    process.onClose(() => this.#ended(running));
    ping().then(
      () => {
        if (this.#running === running) this.#set('ready');
      },
      () => undefined,
    );
    return running;
  }

  /** Told once for each process, though both a failed start and an exit may say it. */
  #ended(running: Running): void {
    if (this.#running !== running) return;
    this.#running = null;
    running.watchdog.dispose();
    if (this.#closing) {
      this.#set(this.#state.state);
      return;
    }
    this.#inARow = performance.now() - this.#startedAt > recovered ? 1 : this.#inARow + 1;
    this.#set('restarting', this.#state.restarts + 1);
    this.#restart = setTimeout(() => this.start(), restartDelay(this.#inARow));
    this.#restart.unref();
  }

  #set(state: EngineState['state'], restarts = this.#state.restarts): void {
    this.#state = { state, restarts };
    for (const watcher of [...this.#watchers]) watcher(this.#state);
  }
}

/** Doubles with each crash in a row. Milliseconds. */
export function restartDelay(crashes: number): number {
  return Math.min(longestDelay, firstDelay * 2 ** (crashes - 1));
}
