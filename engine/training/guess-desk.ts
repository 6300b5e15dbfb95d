/** @file Guesses that are asked of a live run: answered between its calls, with the weights as they stand. */
import type { Store } from '../backends/interface.ts';
import type { HostTensor } from '../core/tensor.ts';
import type { Program } from '../program/types.ts';
import { type Example, Predictor } from './predict.ts';
import type { Position } from './types.ts';

/** Outputs by node name, each [1, ...], and where the run stood. */
export interface LiveGuess {
  readonly outputs: Readonly<Record<string, HostTensor>>;
  readonly position: Position;
}

interface Asked {
  readonly example: Example;
  readonly resolve: (guess: LiveGuess | null) => void;
  readonly reject: (error: unknown) => void;
}

/** Questions wait here until the loop comes by: a store takes no call while another one is open. */
export class GuessDesk {
  readonly #waiting: Asked[] = [];
  #predictor: Predictor | null = null;
  #closed = false;
  #wake: (() => void) | null = null;

  /** Null where the run ended before it came to answer. */
  ask(example: Example): Promise<LiveGuess | null> {
    if (this.#closed) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ example, resolve, reject });
      this.#wake?.();
    });
  }

  get isAsked(): boolean {
    return this.#waiting.length > 0;
  }

  /** Called once for each question, for a loop that sleeps. */
  onAsked(wake: (() => void) | null): void {
    this.#wake = wake;
  }

  /** Answers all that wait. A question that can't be answered costs the run nothing. */
  async answer(store: Store, program: Program, position: Position): Promise<void> {
    for (let asked = this.#waiting.shift(); asked; asked = this.#waiting.shift()) {
      this.#predictor ??= new Predictor(store, program);
      try {
        asked.resolve({ outputs: await this.#predictor.guess(asked.example), position });
      } catch (error) {
        asked.reject(error);
      }
    }
  }

  /** Before the store is closed. Who still waits is answered with null. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve(null);
    await this.#predictor?.dispose();
  }
}
