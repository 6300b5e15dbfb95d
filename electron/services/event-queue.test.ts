/** @file Event queues: order, ends, errors; and the handfuls in which events go to the page. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventQueue } from './event-queue.ts';
import { paced } from './paced.ts';

async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const heard: T[] = [];
  for await (const event of events) heard.push(event);
  return heard;
}

describe('EventQueue', () => {
  it('gives what came before and after the reader, in order', async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    const heard = all(queue);
    await Promise.resolve();
    queue.push(2);
    queue.push(3);
    queue.end(null);
    expect(await heard).toEqual([1, 2, 3]);
  });

  it('tells what waits before it tells the error', async () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    queue.end(new Error('gone'));
    const heard: number[] = [];
    const reading = (async () => {
      for await (const event of queue) heard.push(event);
    })();
    await expect(reading).rejects.toThrow('gone');
    expect(heard).toEqual([1]);
  });

  it('gives up what waits at once', () => {
    const queue = new EventQueue<number>();
    queue.push(1);
    queue.push(2);
    expect([queue.takeAll(), queue.takeAll()]).toEqual([[1, 2], []]);
  });
});

describe('paced', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** A source that the test feeds; tells whether it was given back. */
  function source(): { queue: EventQueue<number>; events: AsyncGenerator<number>; over: () => boolean } {
    const queue = new EventQueue<number>();
    let over = false;
    const events = (async function* () {
      try {
        yield* queue;
      } finally {
        over = true;
      }
    })();
    return { queue, events, over: () => over };
  }

  it('gathers what comes faster than 15 times a second, and loses nothing', async () => {
    const { queue, events } = source();
    const heard = all(paced(events));
    for (let item = 0; item < 1000; item++) {
      queue.push(item);
      await vi.advanceTimersByTimeAsync(1);
    }
    queue.end(null);
    await vi.advanceTimersByTimeAsync(200);
    const handfuls = await heard;
    expect(handfuls.flat()).toEqual(Array.from({ length: 1000 }, (_, item) => item));
    expect(handfuls.length).toBeLessThanOrEqual(17);
    expect(handfuls[0]).toEqual([0]);
  });

  it('does not wait after what is brief', async () => {
    const { queue, events } = source();
    const reader = paced(events, (item) => item === 0);
    queue.push(0);
    expect((await reader.next()).value).toEqual([0]);
    const next = reader.next();
    queue.push(1);
    await vi.advanceTimersByTimeAsync(0);
    expect((await next).value).toEqual([1]);
    queue.end(null);
  });

  it('waits for a slow reader with one growing handful', async () => {
    const { queue, events } = source();
    const reader = paced(events);
    queue.push(1);
    expect((await reader.next()).value).toEqual([1]);
    for (let item = 2; item <= 50; item++) queue.push(item);
    await vi.advanceTimersByTimeAsync(10_000);
    const next = reader.next();
    await vi.advanceTimersByTimeAsync(100);
    expect((await next).value).toHaveLength(49);
  });

  it('gives its source back when the reader goes', async () => {
    const { queue, events, over } = source();
    const reader = paced(events);
    queue.push(1);
    await reader.next();
    const gone = reader.return(undefined);
    queue.push(2);
    await vi.advanceTimersByTimeAsync(100);
    await gone;
    expect(over()).toBe(true);
  });

  it('tells the last events before the error that ended them', async () => {
    const { queue, events } = source();
    const reader = paced(events);
    queue.push(1);
    queue.end(new Error('engine gone'));
    expect((await reader.next()).value).toEqual([1]);
    const next = expect(reader.next()).rejects.toThrow('engine gone');
    await vi.advanceTimersByTimeAsync(100);
    await next;
  });
});
