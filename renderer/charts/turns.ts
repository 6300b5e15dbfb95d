/** @file Charts take turns: one is drawn in a frame, so that none of them makes the page late for the hand that moves a node. */

const waiting = new Set<() => void>();
let asked = false;
let pressed = false;
/** While a button of the mouse is held the hand comes first: charts wait this long between two turns, in ms. */
const patience = 250;

addEventListener('pointerdown', () => setPressed(true), true);
addEventListener('pointerup', () => setPressed(false), true);
addEventListener('pointercancel', () => setPressed(false), true);

function setPressed(now: boolean): void {
  pressed = now;
}

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

function later(): void {
  if (pressed) setTimeout(() => requestAnimationFrame(next), patience);
  else requestAnimationFrame(() => requestAnimationFrame(next));
}

function next(): void {
  asked = false;
  const [draw] = waiting;
  if (!draw) return;
  waiting.delete(draw);
  if (waiting.size > 0) {
    asked = true;
    later();
  }
  draw();
}
