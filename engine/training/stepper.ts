/** @file Groups steps into calls: as many a call as the plan says, aligned to the epoch's start; the rest one by one. */
import type { Executable, Outputs, Store } from '../backends/interface.ts';
import { type FeedSlot, createSlot } from './feeds.ts';
import type { RunOptions } from './run.ts';
import type { Position } from './types.ts';

export interface StepResult {
  readonly outputs: Outputs;
  readonly examples: number;
}

interface Loaded {
  readonly executable: Executable;
  readonly slots: readonly FeedSlot[];
}

type Needs = Pick<RunOptions, 'compiled' | 'plan' | 'train' | 'settings' | 'learningRate'>;

export class Stepper {
  readonly #needs: Needs;
  readonly #store: Store;
  readonly #loaded = new Map<string, Promise<Loaded>>();

  constructor(needs: Needs, store: Store) {
    this.#needs = needs;
    this.#store = store;
  }

  /** Runs the next call at `position`: one step where `single`, else up to `stepsPerCall`. */
  async run(position: Position, single: boolean): Promise<readonly StepResult[]> {
    const { reader } = this.#needs.train;
    const count = single ? 1 : this.#groupAt(position.batch);
    const examples = reader.sizeOf(position.batch);
    const { executable, slots } = await this.#load(examples, count);
    for (let i = 0; i < count; i++) {
      const slot = slots[i] as FeedSlot;
      const wait = reader.read(position.epoch, position.batch + i, slot.arrays);
      if (wait) await wait;
      slot.setScalar('learning_rate', this.#needs.learningRate);
      slot.setScalar('step', position.step + i + 1);
      slot.setScalar('seed', this.#needs.settings.seed);
    }
    const outputs = await executable.run(slots.map((slot) => slot.feeds));
    return outputs.map((each) => ({ outputs: each, examples }));
  }

  async dispose(): Promise<void> {
    for (const loaded of this.#loaded.values()) await (await loaded).executable.dispose();
  }

  /** Groups start at multiples of `stepsPerCall` and hold whole batches only. */
  #groupAt(batch: number): number {
    const { train, plan, settings } = this.#needs;
    const k = plan.stepsPerCall;
    const last = batch + k - 1;
    const whole = batch % k === 0 && last < train.reader.batches && train.reader.sizeOf(last) === settings.batch_size;
    return whole ? k : 1;
  }

  #load(examples: number, count: number): Promise<Loaded> {
    const key = `${examples}x${count}`;
    const held = this.#loaded.get(key);
    if (held) return held;
    const made = this.#make(examples, count);
    this.#loaded.set(key, made);
    return made;
  }

  async #make(examples: number, count: number): Promise<Loaded> {
    const { compiled, train } = this.#needs;
    const executable = await this.#store.load(compiled.train, { N: examples, stepsPerCall: count });
    const slots = Array.from({ length: count }, () => createSlot(compiled.train, train.bindings, train.shapes, examples));
    return { executable, slots };
  }
}
