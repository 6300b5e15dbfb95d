/** @file The story of a run that was resumed: what an earlier attempt did beyond the point of return is left out. */
import type { RunEvent } from './types.ts';

/** Events in order; a `resume` takes back the steps and epochs after its position, and the end before it. */
export function foldAttempts(events: readonly RunEvent[]): RunEvent[] {
  let kept: RunEvent[] = [];
  for (const event of events) {
    if (event.event === 'resume') kept = kept.filter((earlier) => staysBefore(earlier, event.step, event.epoch));
    kept.push(event);
  }
  return kept;
}

function staysBefore(event: RunEvent, step: number, epoch: number): boolean {
  if (event.event === 'step') return event.step <= step;
  if (event.event === 'epoch') return event.epoch <= epoch;
  return event.event !== 'end' && event.event !== 'test' && event.event !== 'state';
}
