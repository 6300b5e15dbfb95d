/** @file Real time, and a breath for messages that wait. */
import type { Clock } from '../training/types.ts';

export const systemClock: Clock = {
  now: () => performance.now(),
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
};
