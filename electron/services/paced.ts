/** @file Gathers events into handfuls: at most 15 messages a second reach the page, whatever the pace of training. */
import { EventQueue } from './event-queue.ts';

const interval = 66;

/** The first events go at once, then all that came since, on a timer; after one that is `brief` the next goes at once too. Ends with its source. */
export async function* paced<T>(source: AsyncGenerator<T>, brief: (item: T) => boolean = () => false): AsyncGenerator<T[]> {
  const queue = new EventQueue<T>();
  void (async () => {
    try {
      for await (const item of source) queue.push(item);
      queue.end(null);
    } catch (error) {
      queue.end(error instanceof Error ? error : new Error(String(error)));
    }
  })();
  try {
    for await (const first of queue) {
      const handful = [first, ...queue.takeAll()];
      yield handful;
      if (!handful.every(brief)) await new Promise((resolve) => setTimeout(resolve, interval));
    }
  } finally {
    queue.end(null);
    void source.return(undefined);
  }
}
