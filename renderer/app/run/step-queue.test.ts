/** @file Each press of Step is one batch, however fast they come. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { RunNumbers } from '../../queries/run-fold.ts';
import { StepQueue } from './step-queue.ts';

type Stand = Pick<RunNumbers, 'status' | 'step'>;

let stand: Stand | null;
let asked: boolean;
let sent: number;
let queue: StepQueue;

function now(status: Stand['status'], step: number): void {
  stand = { status, step };
  queue.look();
}

beforeEach(() => {
  [stand, asked, sent] = [null, false, 0];
  queue = new StepQueue({
    numbers: () => stand,
    isAsked: () => asked,
    send: async () => {
      sent += 1;
    },
  });
});

describe('StepQueue', () => {
  it('keeps the presses that come before the run is there', async () => {
    asked = true;
    await queue.press(async () => undefined);
    await queue.press(null);
    await queue.press(null);
    now('preparing', 0);
    asked = false;
    now('preparing', 0);
    now('running', 0);
    expect(sent).toBe(0);
    now('paused', 1);
    expect(sent).toBe(1);
    now('paused', 1);
    expect(sent).toBe(1);
    now('paused', 2);
    expect([sent, queue.busy.getState()]).toEqual([2, true]);
    now('paused', 3);
    expect([sent, queue.busy.getState()]).toEqual([2, false]);
  });

  it('waits for the batch that a finished run gets, not for the steps that it had', async () => {
    stand = { status: 'preparing', step: 20 };
    await queue.press(async () => undefined, 20);
    now('paused', 20);
    expect(queue.busy.getState()).toBe(true);
    now('paused', 21);
    expect(queue.busy.getState()).toBe(false);
  });

  it('forgets what waits when the run ends, goes another way or refuses', async () => {
    stand = { status: 'paused', step: 4 };
    await queue.press(null);
    await queue.press(null);
    now('nan', 5);
    expect([sent, queue.busy.getState()]).toEqual([1, false]);

    stand = { status: 'paused', step: 4 };
    await queue.press(null);
    await queue.press(null);
    queue.clear();
    now('paused', 5);
    expect([sent, queue.busy.getState()]).toEqual([2, false]);

    const refused = queue.press(() => Promise.reject(new Error('no')));
    await expect(refused).rejects.toThrow('no');
    expect(queue.busy.getState()).toBe(false);
  });
});
