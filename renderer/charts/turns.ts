/** @file Charts take turns: one is drawn in a frame, so that none of them makes the page late for the hand that moves a node. */
import { handPace, isHandBusy } from '../ui/hand.ts';

const waiting = new Set<() => void>();
let asked = false;

/** Draws in one of the next frames; once, however often it was asked for. */
export function takeTurn(draw: () => void): void {
  // Asked again while it waits, it keeps its place.
  waiting.add(draw);
  if (asked) return;
  asked = true;
  // Not in the frame that writes the new numbers, but after it.
  later();
}

export function leaveTurn(draw: () => void): void {
  waiting.delete(draw);
}

/** While a hand works, one chart is drawn between two times that the numbers are told, in no frame with them. */
function later(wait = handPace / 2): void {
  if (isHandBusy()) setTimeout(() => requestAnimationFrame(next), wait);
  else requestAnimationFrame(() => requestAnimationFrame(next));
}

function next(): void {
  asked = false;
  const [draw] = waiting;
  if (!draw) return;
  waiting.delete(draw);
  if (waiting.size > 0) {
    asked = true;
    later(handPace);
  }
  draw();
}
