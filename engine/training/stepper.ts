/** @file Groups steps into calls: as many a call as the plan says, aligned to the epoch's start; the rest one by one. */
import type { Executable, Outputs, Store } from '../backends/interface.ts';
import { type FeedSlot, createSlot } from './feeds.ts';
import type { RunOptions } from './options.ts';
import type { Position } from './types.ts';

export interface StepResult {
  readonly outputs: Outputs;
  readonly examples: number;
}

interface Loaded {
  readonly executable: Executable;
  readonly slots: readonly FeedSlot[];
}

type Needs = Pick<RunOptions, 'compiled' | 'plan' | 'train' | 'settings' | 'learningRate' | 'origin'>;

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
    const count = single ? 1 : this.#groupAt(position.batch);
    const { executable, slots, examples } = await this.#loadAt(position, count);
    for (let i = 0; i < count; i++) {
      const at = { epoch: position.epoch, batch: position.batch + i, step: position.step + i };
      await feedStep(slots[i] as FeedSlot, this.#needs, at);
    }
    const outputs = await executable.run(slots.map((slot) => slot.feeds));
    return outputs.map((each) => ({ outputs: each, examples }));
  }

  /** Loads what the next call needs, before anybody counts the time. */
  async prepare(position: Position, single: boolean): Promise<void> {
    const { train, origin } = this.#needs;
    if (position.batch < train.reader.batches) {
      train.reader.ahead?.(origin.epoch + position.epoch, position.batch);
      await this.#loadAt(position, single ? 1 : this.#groupAt(position.batch));
    }
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

  async #loadAt({ batch }: Position, count: number): Promise<Loaded & { readonly examples: number }> {
    const examples = this.#needs.train.reader.sizeOf(batch);
    return { ...(await this.#load(examples, count)), examples };
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

/** Fills a slot for the step at `position`. A run that goes on from another one takes the next epoch's order and the next step's number. */
export async function feedStep(
  slot: FeedSlot,
  { train, origin, learningRate, settings }: Pick<Needs, 'train' | 'origin' | 'learningRate' | 'settings'>,
  position: Position,
): Promise<void> {
  const wait = train.reader.read(origin.epoch + position.epoch, position.batch, slot.arrays);
  if (wait) await wait;
  slot.setScalar('learning_rate', learningRate);
  slot.setScalar('step', origin.step + position.step + 1);
  slot.setScalar('seed', settings.seed);
}
