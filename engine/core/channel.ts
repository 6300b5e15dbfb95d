/** @file Calls, answers and events over structured-clone messages: how the engine and the GPU worker are spoken to. */
import { LoomError, type MessageValues } from './errors.ts';

/** A process, a window or a thread: whatever carries messages in order, typed arrays whole. */
export interface Channel {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the other side is gone. */
  onClose(listener: (reason: string) => void): void;
  close(): void;
}

interface Request {
  readonly id: number;
  readonly call: string;
  readonly argument: unknown;
}

interface Fault {
  readonly code: string;
  readonly values: MessageValues;
  readonly fault: LoomError['fault'];
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: Fault;
}

interface Announcement {
  readonly event: string;
  readonly value: unknown;
}

export type Handlers = Readonly<Record<string, (argument: never) => Promise<unknown>>>;

/** Answers calls; `inOrder` runs them one after another, as a device with one queue needs. Gives a function that announces events. */
export function serve(channel: Channel, handlers: Handlers, inOrder: boolean): (event: string, value: unknown) => void {
  let last: Promise<unknown> = Promise.resolve();
  const answer = async ({ id, call, argument }: Request): Promise<void> => {
    try {
      const handler = handlers[call];
      if (!handler) throw new LoomError('internal', { message: `no call ${call}` }, 'internal');
      channel.post({ id, result: await handler(argument as never) } satisfies Answer);
    } catch (error) {
      channel.post({ id, error: faultOf(error) } satisfies Answer);
    }
  };
  channel.onMessage((message) => {
    if (typeof message !== 'object' || message === null || !('call' in message)) return;
    if (inOrder) last = last.then(() => answer(message as Request));
    else void answer(message as Request);
  });
  return (event, value) => channel.post({ event, value } satisfies Announcement);
}

function faultOf(error: unknown): Fault {
  if (error instanceof LoomError) return { code: error.code, values: error.values, fault: error.fault };
  return { code: 'internal', values: { message: error instanceof Error ? error.message : String(error) }, fault: 'internal' };
}

/** The calling side. Every open call is refused with `engine.process-gone` when the other side ends. */
export class Caller {
  readonly #channel: Channel;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Map<string, Set<(value: never) => void>>();
  #next = 0;
  #closed: string | null = null;

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.onMessage((message) => this.#receive(message as Answer | Announcement));
    channel.onClose((reason) => {
      this.#closed = reason;
      for (const { reject } of this.#waiting.values()) reject(gone(reason));
      this.#waiting.clear();
    });
  }

  call<T>(call: string, argument: unknown): Promise<T> {
    if (this.#closed !== null) return Promise.reject(gone(this.#closed));
    const id = this.#next++;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.#channel.post({ id, call, argument } satisfies Request);
    });
  }

  /** Returns the function that ends the subscription. */
  on<T>(event: string, listener: (value: T) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    listeners.add(listener as (value: never) => void);
    this.#listeners.set(event, listeners);
    return () => listeners.delete(listener as (value: never) => void);
  }

  close(): void {
    this.#channel.close();
  }

  #receive(message: Answer | Announcement): void {
    if ('event' in message) {
      for (const listener of this.#listeners.get(message.event) ?? []) listener(message.value as never);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new LoomError(message.error.code, message.error.values, message.error.fault));
    else waiting?.resolve(message.result);
  }
}

function gone(reason: string): LoomError {
  return new LoomError('engine.process-gone', { reason }, 'internal');
}
