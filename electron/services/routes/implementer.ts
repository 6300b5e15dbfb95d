/** @file What every route shares: errors become data, streams begin with what is so now. */
import { ORPCError, implement } from '@orpc/server';
import { LoomError } from '../../../engine/core/errors.ts';
import { contract } from '../../contract/index.ts';
import { EventQueue } from '../event-queue.ts';

/** A LoomError reaches the page as code and values: the sentence is made there, in the reader's language. */
function asData(error: unknown): never {
  if (error instanceof LoomError) {
    throw new ORPCError(error.fault === 'internal' ? 'INTERNAL_SERVER_ERROR' : 'BAD_REQUEST', {
      message: error.code,
      data: { code: error.code, values: error.values },
    });
  }
  if (error instanceof ORPCError) throw error;
  const message = error instanceof Error ? error.message : String(error);
  throw new ORPCError('INTERNAL_SERVER_ERROR', { message, data: { code: 'internal', values: { message } } });
}

/** The contract, ready to be carried out. */
export function implementer() {
  return implement(contract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      return asData(error);
    }
  });
}

export type Implementer = ReturnType<typeof implementer>;

/** What goes wrong in the middle of a stream keeps its code and values too. */
export async function* withErrorsAsData<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* source;
  } catch (error) {
    asData(error);
  }
}

/** What is so now, then every change, until the reader leaves. */
export async function* changes<T>(
  now: T,
  watch: (tell: (next: T) => void) => () => void,
  signal?: AbortSignal,
): AsyncGenerator<T> {
  const queue = new EventQueue<T>();
  const stop = watch((next) => queue.push(next));
  const leave = (): void => queue.end(null);
  signal?.addEventListener('abort', leave);
  try {
    yield now;
    yield* queue;
  } finally {
    signal?.removeEventListener('abort', leave);
    stop();
  }
}
