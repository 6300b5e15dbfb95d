/** @file The pump of guesses, with a clock of its own. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GuessPump } from './guess-pump.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Answers take 40 ms. */
function pump(): { readonly pump: GuessPump<string>; readonly asked: string[] } {
  const asked: string[] = [];
  const ask = async (question: string): Promise<void> => {
    asked.push(question);
    await new Promise((resolve) => setTimeout(resolve, 40));
  };
  return { pump: new GuessPump(ask), asked };
}

it('asks at once, one at a time, and leaves out what is old by then', async () => {
  const { pump: idle, asked } = pump();
  idle.put('a', false);
  await vi.advanceTimersByTimeAsync(1);
  for (const each of ['b', 'c', 'd']) idle.put(each, false);
  await vi.advanceTimersByTimeAsync(30);
  expect(asked).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual(['a', 'd']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual(['a', 'd']);
});

it('asks a net that learns at least twice a second, and a new picture sooner', async () => {
  const { pump: live, asked } = pump();
  live.put('a', true);
  await vi.advanceTimersByTimeAsync(3000);
  expect(asked.length).toBeGreaterThanOrEqual(6);
  expect(asked.length).toBeLessThanOrEqual(12);
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(200);
  live.put('b', true);
  await vi.advanceTimersByTimeAsync(110);
  expect(asked.slice(before).filter((each) => each === 'b')).toHaveLength(1);
});

it('rests when there is nothing to ask, and goes on after an answer that failed', async () => {
  const asked: string[] = [];
  const failing = new GuessPump(async (question: string) => {
    asked.push(question);
    throw new Error('gone');
  });
  failing.put('a', true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked.length).toBeGreaterThan(1);
  failing.put(null, true);
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveLength(before);
});
