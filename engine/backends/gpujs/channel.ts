/** @file Requests and answers over a channel of structured-clone messages; the GPU worker's whole protocol. */
import { LoomError } from '../../core/errors.ts';

/** A process, a window or a thread: whatever carries messages in order. */
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

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

export type Handlers = Readonly<Record<string, (argument: never) => Promise<unknown>>>;

/** Calls run in the order in which they arrive, one at a time: the device has one queue. */
export function serve(channel: Channel, handlers: Handlers): void {
  let last: Promise<unknown> = Promise.resolve();
  channel.onMessage((message) => {
    const { id, call, argument } = message as Request;
    last = last.then(async () => {
      try {
        const handler = handlers[call];
        if (!handler) throw new Error(`no call ${call}`);
        channel.post({ id, result: await handler(argument as never) } satisfies Answer);
      } catch (error) {
        channel.post({ id, error: error instanceof Error ? error.message : String(error) } satisfies Answer);
      }
    });
  });
}

export class Caller {
  readonly #channel: Channel;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  #next = 0;
  #closed: string | null = null;

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.onMessage((message) => this.#answer(message as Answer));
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

  close(): void {
    this.#channel.close();
  }

  #answer({ id, result, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new LoomError('engine.gpu', { reason: error }, 'internal'));
  }
}

function gone(reason: string): LoomError {
  return new LoomError('engine.gpu-gone', { reason }, 'internal');
}
