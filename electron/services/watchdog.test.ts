/** @file When silence counts as stuck: by the longest answer so far, and only while something is asked. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Watchdog } from './watchdog.ts';

let time: number;
let answer: () => void;
let told: boolean[];
let watchdog: Watchdog;

beforeEach(() => {
  time = 0;
  told = [];
  watchdog = new Watchdog({
    now: () => time,
    ping: () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
    onChange: (stuck) => told.push(stuck),
  });
});

/** Time passes, the watchdog looks. */
function lookAt(milliseconds: number): void {
  time = milliseconds;
  watchdog.look();
}

async function answerAt(milliseconds: number): Promise<void> {
  time = milliseconds;
  answer();
  await Promise.resolve();
}

describe('Watchdog', () => {
  it('says stuck after ten silent seconds, once, and takes it back with the answer', async () => {
    lookAt(0);
    lookAt(9_999);
    expect(told).toEqual([]);
    lookAt(10_001);
    lookAt(11_000);
    expect(told).toEqual([true]);
    await answerAt(12_000);
    expect(told).toEqual([true, false]);
  });

  it('waits twenty times as long as the longest answer took', async () => {
    lookAt(0);
    await answerAt(2_000);
    expect(watchdog.patience).toBe(40_000);
    lookAt(3_000);
    lookAt(42_000);
    expect(told).toEqual([]);
    lookAt(43_001);
    expect(told).toEqual([true]);
  });

  it('takes stuck back when nothing is asked any more', async () => {
    let done = (): void => undefined;
    const call = watchdog.during(
      new Promise<void>((resolve) => {
        done = resolve;
      }),
    );
    lookAt(0);
    lookAt(20_000);
    done();
    await call;
    await Promise.resolve();
    expect(told).toEqual([true, false]);
  });
});
