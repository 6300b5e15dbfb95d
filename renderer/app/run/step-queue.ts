/** @file Presses of Step, in their order: one that comes while a batch is under way waits for its end. No React. */
import { createStore } from 'zustand/vanilla';
import type { RunNumbers } from '../../queries/run-fold.ts';
import { isOpen } from '../../queries/types.ts';

export interface StepLink {
  /** How the run on screen stands; null: there is none, or it was asked for and is not there yet. */
  readonly numbers: () => Pick<RunNumbers, 'status' | 'step'> | null;
  /** Whether a run was asked for and is not there yet. */
  readonly isAsked: () => boolean;
  /** One batch more of the run that is paused. */
  readonly send: () => Promise<unknown>;
}

export class StepQueue {
  readonly #link: StepLink;
  /** Whether a batch is under way or waits to be. */
  readonly busy = createStore<boolean>(() => false);
  #waiting = 0;
  /** Where the run stood before the batch that is under way. */
  #from = 0;

  constructor(link: StepLink) {
    this.#link = link;
  }

  /** `begin`: where no run is open, asks for one that takes a batch and then waits. `from`: the step that it goes on from. */
  async press(begin: (() => Promise<unknown>) | null, from = 0): Promise<void> {
    if (this.busy.getState()) {
      this.#waiting += 1;
      return;
    }
    this.#from = begin ? from : (this.#link.numbers()?.step ?? 0);
    this.busy.setState(true, true);
    await this.#ask(begin ?? this.#link.send);
    this.look();
  }

  /** To be called whenever the run may have moved. */
  look(): void {
    if (!this.busy.getState() || this.#link.isAsked()) return;
    const numbers = this.#link.numbers();
    if (!numbers || !isOpen(numbers.status)) this.clear();
    else if (numbers.status === 'paused' && numbers.step > this.#from) this.#next(numbers.step);
  }

  #next(step: number): void {
    if (this.#waiting === 0) {
      this.clear();
      return;
    }
    this.#waiting -= 1;
    this.#from = step;
    void this.#ask(this.#link.send).catch(() => undefined);
  }

  /** The run goes another way: what waits is not wanted any more. */
  clear(): void {
    this.#waiting = 0;
    if (this.busy.getState()) this.busy.setState(false, true);
  }

  async #ask(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.clear();
      throw error;
    }
  }
}
