/** @file Notices an engine that no longer answers. A late answer is no death: the native step keeps its thread for as long as it takes. */

export interface WatchdogOptions {
  /** Resolves when the engine answers. */
  readonly ping: () => Promise<unknown>;
  readonly onChange: (stuck: boolean) => void;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** Looks so often while calls are open. Milliseconds. */
const interval = 1000;
/** The least wait, and how many times the longest answer so far. */
const shortest = 10_000;
const factor = 20;

/** Pings only while something is asked of the engine: idle processes stay asleep. */
export class Watchdog {
  readonly #options: WatchdogOptions;
  readonly #now: () => number;
  #open = 0;
  #timer: NodeJS.Timeout | null = null;
  /** When the unanswered ping was sent. */
  #asked: number | null = null;
  /** What the engine's longest silence was: the measure of one of its steps. */
  #longest = 0;
  #stuck = false;

  constructor(options: WatchdogOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Watches until the call is over. */
  during<T>(call: Promise<T>): Promise<T> {
    this.#open++;
    if (this.#timer === null) {
      this.#timer = setInterval(() => this.look(), interval);
      this.#timer.unref();
    }
    const over = (): void => {
      this.#open--;
      if (this.#open === 0) this.dispose();
    };
    call.then(over, over);
    return call;
  }

  /** One look, as the timer takes it. */
  look(): void {
    if (this.#asked === null) this.#ask();
    else if (!this.#stuck && this.#now() - this.#asked > this.patience) this.#tell(true);
  }

  /** How long an answer may take now. */
  get patience(): number {
    return Math.max(shortest, factor * this.#longest);
  }

  dispose(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    this.#asked = null;
    if (this.#stuck) this.#tell(false);
  }

  #ask(): void {
    const asked = this.#now();
    this.#asked = asked;
    this.#options.ping().then(
      () => {
        this.#longest = Math.max(this.#longest, this.#now() - asked);
        if (this.#asked === asked) this.#asked = null;
        if (this.#stuck) this.#tell(false);
      },
      // Its end is told by its exit.
      () => undefined,
    );
  }

  #tell(stuck: boolean): void {
    this.#stuck = stuck;
    this.#options.onChange(stuck);
  }
}
