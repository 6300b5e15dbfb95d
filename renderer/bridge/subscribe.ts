/** @file A subscription that survives a lost link: it starts again after the last item that it has seen. */
import { connectionState, watchConnection } from './client.ts';

/** `open` is called with the signal of this attempt; `until` ends it for good. Ends by itself when the stream does. */
export async function subscribe<T>(
  open: (signal: AbortSignal) => Promise<AsyncIterable<T>>,
  take: (item: T) => void,
  until: AbortSignal,
): Promise<void> {
  while (!until.aborted) {
    try {
      for await (const item of await open(until)) {
        if (until.aborted) return;
        take(item);
      }
      return;
    } catch (error) {
      if (until.aborted) return;
      if (connectionState() === 'open') throw error;
      await reconnected(until);
    }
  }
}

function reconnected(until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = watchConnection(() => {
      if (connectionState() !== 'open') return;
      stop();
      resolve();
    });
    until.addEventListener('abort', () => {
      stop();
      resolve();
    });
  });
}
