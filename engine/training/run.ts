/** @file One run: epochs of training steps with validation, pause, stop, single steps, checkpoints and exact resume. */
import type { Store } from '../backends/interface.ts';
import { invariant } from '../core/errors.ts';
import { type HostTensor, sizeOf } from '../core/tensor.ts';
import type { CompiledModel } from '../model/compile/types.ts';
import { StoppingWatch } from './stopping.ts';
import { type Evaluator, createEvaluator } from './evaluate.ts';
import { GuessDesk, type LiveGuess } from './guess-desk.ts';
import { EventSender } from './event-sender.ts';
import { locateNonFinite } from './locate.ts';
import { MetricFold } from './metrics.ts';
import type { Part, RunOptions } from './options.ts';
import type { Example } from './predict.ts';
import { Stepper } from './stepper.ts';
import type { Metrics, Position, RunStatus } from './types.ts';

/** So often the state is kept for the search after a bad number, in ms, and up to so many numbers. */
const markPace = 1000;
const markSize = 10_000_000;

type Wish = 'run' | 'pause' | 'step' | 'stop';

export class Run {
  readonly #options: RunOptions;
  readonly #events: EventSender;
  readonly #fold: MetricFold;
  readonly #watch: StoppingWatch;
  readonly #desk = new GuessDesk();
  #position: Position;
  #wish: Wish;
  #wake: (() => void) | null = null;
  #activeSince = 0;
  #active = 0;
  #lastMetrics: Metrics = {};
  /** An earlier state of the open epoch, from which the way to a bad step is repeated. */
  #mark: { position: Position; states: Readonly<Record<string, HostTensor>> };
  #marked = 0;
  readonly #markable: boolean;

  constructor(options: RunOptions, first: 'run' | 'step' = 'run') {
    this.#options = options;
    this.#wish = first;
    this.#position = options.from?.position ?? { epoch: 0, batch: 0, step: 0 };
    this.#fold = new MetricFold(options.compiled.metrics, options.from?.sums);
    this.#watch = new StoppingWatch(options.settings.early_stopping, options.compiled.metrics, options.from, {
      epochs: options.settings.epochs,
      lengthened: options.lengthened,
    });
    this.#events = new EventSender(options);
    this.#mark = { position: this.#position, states: options.states };
    this.#markable = options.compiled.states.reduce((sum, { shape }) => sum + sizeOf(shape), 0) <= markSize;
  }

  pause(): void {
    if (this.#wish === 'run') this.#wish = 'pause';
  }

  resume(): void {
    this.#want('run');
  }

  /** One optimizer step, then a pause. */
  step(): void {
    this.#want('step');
  }

  stop(): void {
    this.#want('stop');
  }

  /** What the weights as they stand make of one example; null where the run ends first. */
  guess(example: Example): Promise<LiveGuess | null> {
    return this.#desk.ask(example);
  }

  #want(wish: Wish): void {
    if (this.#wish === 'stop') return;
    this.#wish = wish;
    this.#wake?.();
  }

  /** Trains to the end of the settings' epochs; resolves when the last checkpoint is whole. */
  async start(): Promise<RunStatus> {
    const { backend, compiled, states, plan, train } = this.#options;
    const store = await backend.open({ states: toInits(compiled, states), leading: compiled.train, plan });
    const stepper = new Stepper(this.#options, store);
    const validation = this.#evaluator(store, this.#options.validation);
    await stepper.prepare(this.#position, this.#wish === 'step');
    this.#activeSince = this.#options.clock.now();
    this.#marked = this.#activeSince;
    this.#events.started(train.reader.batches, this.#position);
    try {
      return await this.#epochs(store, stepper, validation);
    } finally {
      await this.#desk.close();
      await stepper.dispose();
      await validation?.dispose();
      await store.dispose();
    }
  }

  async #epochs(store: Store, stepper: Stepper, validation: Evaluator | null): Promise<RunStatus> {
    const { settings } = this.#options;
    while (this.#position.epoch < settings.epochs && !this.#watch.stopped) {
      const outcome = await this.#epoch(store, stepper);
      if (outcome === 'nan') return this.#end('nan');
      if (outcome === 'stop') {
        await this.#checkpoint(store, false);
        return this.#end('stopped');
      }
      await this.#closeEpoch(store, validation);
    }
    return this.#complete(store);
  }

  /** From the position to the end of the epoch. */
  async #epoch(store: Store, stepper: Stepper): Promise<'done' | 'stop' | 'nan'> {
    const { batches } = this.#options.train.reader;
    let breathed = this.#options.clock.now();
    while (this.#position.batch < batches) {
      if (this.#wish !== 'run' && (await this.#obey(store)) === 'stop') return 'stop';
      const { epoch, batch, step } = this.#position;
      const results = await stepper.run(this.#position, this.#wish === 'step');
      for (let i = 0; i < results.length; i++) {
        const { outputs, examples } = results[i] as (typeof results)[number];
        const loss = this.#fold.add(outputs, examples);
        this.#events.stepped(step + i + 1, epoch + 1, loss, this.#fold, examples);
        if (!Number.isFinite(loss)) {
          await this.#explainNaN({ epoch, batch: batch + i, step: step + i });
          return 'nan';
        }
      }
      this.#position = { epoch, batch: batch + results.length, step: step + results.length };
      if (this.#wish === 'step') this.#wish = 'pause';
      const now = this.#options.clock.now();
      if (now - breathed > 20) {
        await this.#breathe(store);
        breathed = this.#options.clock.now();
      }
      if (now - this.#marked > markPace) await this.#setMark(store);
    }
    return 'done';
  }

  /** Lets messages in, and answers what they ask. */
  async #breathe(store: Store): Promise<void> {
    await this.#options.clock.breathe();
    await this.#desk.answer(store, this.#options.compiled.predict, this.#position);
  }

  #evaluator(store: Store, part: Part | null): Evaluator | null {
    const clock = { now: () => this.#options.clock.now(), breathe: () => this.#breathe(store) };
    return createEvaluator({ compiled: this.#options.compiled, clock }, store, part);
  }

  /** Waits while paused. */
  async #obey(store: Store): Promise<'go' | 'stop'> {
    if (this.#wish === 'pause') {
      this.#active += this.#options.clock.now() - this.#activeSince;
      await this.#checkpoint(store, false);
      this.#events.state('paused', this.#position);
      while (this.#wish === 'pause') {
        await this.#desk.answer(store, this.#options.compiled.predict, this.#position);
        if (this.#wish !== 'pause' || this.#desk.isAsked) continue;
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
          this.#desk.onAsked(resolve);
        });
      }
      this.#activeSince = this.#options.clock.now();
      this.#events.resumed();
      if ((this.#wish as Wish) !== 'stop') this.#events.state('running', this.#position);
    }
    return this.#wish === 'stop' ? 'stop' : 'go';
  }

  async #closeEpoch(store: Store, validation: Evaluator | null): Promise<void> {
    const { clock } = this.#options;
    const numbers: Record<string, number | null> = { ...this.#fold.result() };
    if (validation) Object.assign(numbers, (await validation.run()).result('val_'));
    this.#lastMetrics = numbers;
    this.#fold.reset();
    this.#position = { epoch: this.#position.epoch + 1, batch: 0, step: this.#position.step };
    const improved = await this.#watch.epochEnded(this.#position.epoch, numbers, () => this.#weights(store));
    const seconds = (this.#active + clock.now() - this.#activeSince) / 1000;
    this.#events.epochEnded(this.#position, numbers, seconds);
    this.#active = 0;
    this.#activeSince = clock.now();
    await this.#checkpoint(store, improved);
    await this.#breathe(store);
  }

  /** Restores the best weights where early stopping asks for it, tests, and writes the last checkpoint. */
  async #complete(store: Store): Promise<RunStatus> {
    const best = this.#watch.bestToRestore();
    if (best) {
      await store.restore(Object.entries(best).map(([name, tensor]) => ({ name, tensor })));
      await this.#checkpoint(store, false, true);
    }
    const test = this.#evaluator(store, this.#options.test);
    if (test) {
      this.#events.tested((await test.run()).result());
      await test.dispose();
    }
    return this.#end('completed');
  }

  async #checkpoint(store: Store, best: boolean, restored = false): Promise<void> {
    const states = await store.snapshot();
    const position = this.#position;
    this.#mark = { position, states };
    this.#marked = this.#options.clock.now();
    await this.#options.store.saveCheckpoint(
      {
        position,
        origin: this.#options.origin,
        plan: this.#options.plan,
        sums: this.#fold.sums,
        callbacks: this.#watch.state(),
        states,
        best: this.#watch.best,
        ...(restored ? { restored } : {}),
      },
      { best },
    );
  }

  /** Keeps the repeat short; a model whose copy takes long does without. */
  async #setMark(store: Store): Promise<void> {
    if (this.#markable) this.#mark = { position: this.#position, states: await store.snapshot() };
    this.#marked = this.#options.clock.now();
  }

  /** Repeats the way to the bad step, then looks operation by operation for the first number that isn't finite. */
  async #explainNaN(position: Position): Promise<void> {
    const place = await locateNonFinite(this.#options, this.#mark, position);
    this.#position = position;
    this.#events.failed(place.code, { ...place.values, step: position.step + 1 });
  }

  #weights(store: Store): Promise<Record<string, HostTensor>> {
    const names = this.#options.compiled.states.filter((state) => state.role !== 'slot').map((state) => state.name);
    return store.snapshot(names);
  }

  #end(status: RunStatus): RunStatus {
    this.#events.ended(status, this.#position, this.#lastMetrics);
    return status;
  }
}

function toInits(compiled: CompiledModel, states: Readonly<Record<string, HostTensor>>): { name: string; tensor: HostTensor }[] {
  return compiled.states.map(({ name }) => {
    const tensor = states[name];
    invariant(tensor, `no start value for ${name}`);
    return { name, tensor };
  });
}
