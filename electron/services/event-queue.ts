/** @file A queue that one reader empties with `for await`. */

export class EventQueue<T> implements AsyncIterable<T> {
  readonly #items: T[] = [];
  #wake: (() => void) | null = null;
  #ended = false;
  #error: Error | null = null;

  push(item: T): void {
    this.#items.push(item);
    this.#wake?.();
  }

  /** What waits now, without waiting. */
  takeAll(): T[] {
    return this.#items.splice(0);
  }

  /** What was pushed before is still read; then the reader ends, or throws. */
  end(error: Error | null): void {
    this.#ended = true;
    this.#error = error;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      for (let item = this.#items.shift(); item !== undefined; item = this.#items.shift()) yield item;
      if (this.#ended) {
        if (this.#error) throw this.#error;
        return;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
  }
}
