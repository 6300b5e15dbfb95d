/** @file Whether a hand works on the page: a button of the mouse is held, or its wheel turns. What only shows news waits for it. */

let pressed = false;
let turned = Number.NEGATIVE_INFINITY;
/** A wheel that turns tells of itself at least this often, in ms. */
const pause = 200;

/** Watches from now on. */
export function followHand(): void {
  const press = (now: boolean) => (): void => {
    pressed = now;
  };
  addEventListener('pointerdown', press(true), true);
  addEventListener('pointerup', press(false), true);
  addEventListener('pointercancel', press(false), true);
  addEventListener('wheel', ({ timeStamp }) => (turned = timeStamp), { capture: true, passive: true });
}

export function isHandBusy(): boolean {
  return pressed || performance.now() - turned < pause;
}

/** How long news wait while a hand works, in ms. */
export const handPace = 250;
