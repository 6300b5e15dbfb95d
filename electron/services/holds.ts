/**
 * @file Who may write a drawing: one window at a time, for as long as its connection lives, or until another one asks for it;
 * the next in line takes over. The others are told of each change.
 */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
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
  /** Has to be told that it may not write, or what was written. */
  news: boolean;
}

/** How often a drawing is asked for that another process has, in ms. */
const elsewhere = 500;
/** How long a window that loses the drawing may still write what it has, in ms. */
const grace = 300;

export class HoldService {
  readonly #home: Home;
  /** Windows by drawing, in the order in which they came; only the first may hold it. */
  readonly #turns = new Map<string, Turn[]>();

  constructor(home: Home) {
    this.#home = home;
  }

  /**
   * Says whether the drawing is taken, again after each change that the window does not make itself, and when its turn has
   * come; the hold ends with `signal`. `take`: its turn comes at once, the window that has the drawing looks on.
   */
  async *follow(id: string, signal: AbortSignal, take = false): AsyncGenerator<Hold> {
    const turn: Turn = { key: randomUUID(), wake: () => undefined, lease: null, news: true };
    const turns = this.#turns.get(id) ?? [];
    this.#turns.set(id, turns);
    if (take) turns.unshift(turn);
    else turns.push(turn);
    // Also where nobody reads on: a reader that is gone must not keep the drawing.
    const leave = (): void => this.#leave(id, turns, turn);
    signal.addEventListener('abort', leave);
    try {
      if (take) await this.#ask(id, turns);
      let seen = this.#stamp(id);
      while (!signal.aborted) {
        const first = turns[0] === turn;
        if (first && this.#take(id, turn)) {
          yield { hold: turn.key };
          while (!signal.aborted && turns[0] === turn) await sleep(turn, null);
          turn.news = true;
        } else if (turn.news || seen !== this.#stamp(id)) {
          turn.news = false;
          seen = this.#stamp(id);
          yield { hold: null };
        } else await sleep(turn, first ? elsewhere : null);
      }
    } finally {
      signal.removeEventListener('abort', leave);
      leave();
    }
  }

  /** Throws LoomError `model.open-elsewhere` for a window that does not hold the drawing. */
  check(id: string, key: string): void {
    const turn = this.#turns.get(id)?.find((each) => each.key === key);
    if (!turn?.lease) throw new LoomError('model.open-elsewhere', {});
  }

  /** The drawing was written: those who look on are told. */
  changed(id: string): void {
    for (const turn of this.#turns.get(id) ?? []) {
      if (turn.lease) continue;
      turn.news = true;
      turn.wake();
    }
  }

  /** Those who stood before look on from now; the one that had the drawing has a moment to write what it has. */
  async #ask(id: string, [, ...others]: readonly Turn[]): Promise<void> {
    const holder = others.find(({ lease }) => lease !== null);
    if (!holder) return;
    holder.wake();
    await new Promise((done) => setTimeout(done, grace));
    if (holder.lease) releaseLease(this.#file(id), holder.lease);
    holder.lease = null;
  }

  /** Another process may write it too. */
  #stamp(id: string): number {
    return statSync(join(this.#home.drawings, `${id}.json`), { throwIfNoEntry: false })?.mtimeMs ?? 0;
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
