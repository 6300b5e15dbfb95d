/** @file The engine process as the services see it: readiness, crashes, restarts, an orderly end. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineProcess, Platform } from '../platform/platform.ts';
import { EngineClient, type EngineState, restartDelay } from './engine-client.ts';

/** An engine that answers pings and nothing else. */
class FakeEngine implements EngineProcess {
  readonly #receivers: ((message: unknown) => void)[] = [];
  readonly #enders: ((reason: string) => void)[] = [];
  #silent = false;

  post(message: unknown): void {
    const { id, call } = message as { id: number; call: string };
    if (call !== 'ping' || this.#silent) return;
    queueMicrotask(() => {
      for (const receive of this.#receivers) receive({ id, result: null });
    });
  }
  onMessage(listener: (message: unknown) => void): void {
    this.#receivers.push(listener);
  }
  onClose(listener: (reason: string) => void): void {
    this.#enders.push(listener);
  }
  close(): void {
    this.end('exit 0');
  }
  fallSilent(): void {
    this.#silent = true;
  }
  kill(): void {
    this.end('SIGKILL');
  }
  end(reason: string): void {
    for (const ender of this.#enders) ender(reason);
  }
}

let engines: FakeEngine[];
let client: EngineClient;
let states: EngineState[];

beforeEach(() => {
  vi.useFakeTimers();
  engines = [];
  states = [];
  const startEngine = (): EngineProcess => {
    const engine = new FakeEngine();
    engines.push(engine);
    return engine;
  };
  client = new EngineClient({ startEngine } as unknown as Platform);
  client.watch((state) => states.push(state));
});
afterEach(() => vi.useRealTimers());

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

describe('EngineClient', () => {
  it('is ready once the engine has answered', async () => {
    client.start();
    expect(client.state).toEqual({ state: 'starting', restarts: 0 });
    await settle();
    expect(states).toEqual([{ state: 'ready', restarts: 0 }]);
  });

  it('refuses open calls when the engine dies, and starts it again', async () => {
    const call = client.call('backends', null);
    await settle();
    engines[0]?.end('SIGKILL');
    await expect(call).rejects.toMatchObject({ code: 'engine.process-gone', values: { reason: 'SIGKILL' } });
    await vi.advanceTimersByTimeAsync(restartDelay(1));
    expect(engines).toHaveLength(2);
    expect(states.map(({ state }) => state)).toEqual(['ready', 'restarting', 'ready']);
    expect(client.state.restarts).toBe(1);
  });

  it('says stuck without ending it, and restarts when the user ends it', async () => {
    const call = client.call('backends', null);
    await settle();
    engines[0]?.fallSilent();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(client.state.state).toBe('stuck');
    expect(engines).toHaveLength(1);
    client.kill();
    await expect(call).rejects.toMatchObject({ code: 'engine.process-gone' });
    await vi.advanceTimersByTimeAsync(restartDelay(1));
    expect(states.map(({ state }) => state)).toEqual(['ready', 'stuck', 'restarting', 'ready']);
  });

  it('counts an end that is told twice once', async () => {
    client.start();
    await settle();
    engines[0]?.end('spawn failed');
    engines[0]?.end('exit 1');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(engines).toHaveLength(2);
    expect(client.state.restarts).toBe(1);
  });

  it('waits longer after each crash in a row', async () => {
    client.start();
    for (let crash = 1; crash <= 3; crash++) {
      await settle();
      engines.at(-1)?.end('SIGSEGV');
      await vi.advanceTimersByTimeAsync(restartDelay(crash) - 1);
      expect(engines).toHaveLength(crash);
      await vi.advanceTimersByTimeAsync(1);
      expect(engines).toHaveLength(crash + 1);
    }
    expect([1, 2, 3, 20].map(restartDelay)).toEqual([250, 500, 1000, 30_000]);
  });

  it('starts at once when somebody asks meanwhile', async () => {
    client.start();
    await settle();
    engines[0]?.end('SIGKILL');
    void client.call('backends', null);
    expect(engines).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(engines).toHaveLength(2);
  });

  it('ends in order and refuses calls afterwards', async () => {
    client.start();
    await settle();
    await client.dispose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(engines).toHaveLength(1);
    expect(() => client.call('backends', null)).toThrow('engine.process-gone');
  });
});
