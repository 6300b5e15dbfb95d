/** @file Asks for one guess at a time: the newest question wins, and a net that learns is asked again and again. */

/** Rest after a guess: while nothing trains, and while the net learns and each guess costs it a moment. Milliseconds. */
const rest = { idle: 15, live: 60 } as const;
/** How soon a net that learns is asked about the same picture again: three times a second. */
const again = 330;

export class GuessPump<Q> {
  readonly #ask: (question: Q) => Promise<void>;
  #question: Q | null = null;
  #live = false;
  /** The question has been put since the last one was asked. */
  #fresh = false;
  #busy = false;
  #answered = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** `ask` settles when the answer is there and shown. */
  constructor(ask: (question: Q) => Promise<void>) {
    this.#ask = ask;
  }

  /** Null: nothing is asked. `live`: the same question is asked again and again. */
  put(question: Q | null, live: boolean): void {
    this.#question = question;
    this.#live = live;
    this.#fresh = question !== null;
    this.#plan();
  }

  #plan(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#busy || this.#question === null || !(this.#fresh || this.#live)) return;
    const wait = this.#fresh ? rest[this.#live ? 'live' : 'idle'] : again;
    this.#timer = setTimeout(() => void this.#go(), Math.max(0, this.#answered + wait - performance.now()));
  }

  async #go(): Promise<void> {
    this.#timer = null;
    if (this.#question === null) return;
    this.#fresh = false;
    this.#busy = true;
    try {
      await this.#ask(this.#question);
    } catch {
      // Whoever asks shows what went wrong; the next question is asked all the same.
    }
    this.#busy = false;
    this.#answered = performance.now();
    this.#plan();
  }
}
