/** @file Who may write a drawing: one window at a time, for as long as its connection lives; the next in line takes over. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { LoomError } from '../../engine/core/errors.ts';
import { type Lease, releaseLease, takeLease } from '../../engine/core/node/lease.ts';
import type { Home } from './home.ts';

/** `hold` is the key that a writer shows; null while another window has the drawing. */
export interface Hold {
  readonly hold: string | null;
}

interface Turn {
  readonly key: string;
  wake: () => void;
  lease: Lease | null;
}

/** How often a drawing is asked for that another process has, in ms. */
const elsewhere = 500;

export class HoldService {
  readonly #home: Home;
  /** Windows by drawing, in the order in which they came; only the first may hold it. */
  readonly #turns = new Map<string, Turn[]>();

  constructor(home: Home) {
    this.#home = home;
  }

  /** Says once whether the drawing is taken, and again when its turn has come; the hold ends with `signal`. */
  async *follow(id: string, signal: AbortSignal): AsyncGenerator<Hold> {
    const turn: Turn = { key: randomUUID(), wake: () => undefined, lease: null };
    const turns = this.#turns.get(id) ?? [];
    this.#turns.set(id, turns);
    turns.push(turn);
    // Also where nobody reads on: a reader that is gone must not keep the drawing.
    const leave = (): void => this.#leave(id, turns, turn);
    signal.addEventListener('abort', leave);
    try {
      let told = false;
      while (!signal.aborted) {
        const first = turns[0] === turn;
        if (first && this.#take(id, turn)) {
          yield { hold: turn.key };
          while (!signal.aborted) await sleep(turn, null);
        } else if (told) {
          await sleep(turn, first ? elsewhere : null);
        } else {
          told = true;
          yield { hold: null };
        }
      }
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
  }

  /** Throws LoomError `model.open-elsewhere` for a window that does not hold the drawing. */
  check(id: string, key: string): void {
    const first = this.#turns.get(id)?.[0];
    if (!first?.lease || first.key !== key) throw new LoomError('model.open-elsewhere', {});
  }

  #take(id: string, turn: Turn): boolean {
    const answer = takeLease(this.#file(id));
    turn.lease = 'taken' in answer ? answer.taken : null;
    return turn.lease !== null;
  }

  #leave(id: string, turns: Turn[], turn: Turn): void {
    const place = turns.indexOf(turn);
    if (place < 0) return;
    turns.splice(place, 1);
    if (turn.lease) releaseLease(this.#file(id), turn.lease);
    if (turns.length === 0) this.#turns.delete(id);
    turn.wake();
    turns[0]?.wake();
  }

  #file(id: string): string {
    return join(this.#home.drawings, `${id}.lease`);
  }
}

/** Until the turn is woken, or the time is up. */
function sleep(turn: Turn, time: number | null): Promise<void> {
  return new Promise((resolve) => {
    const timer = time === null ? null : setTimeout(resolve, time);
    turn.wake = () => {
      if (timer) clearTimeout(timer);
      resolve();
    };
  });
}
