/** @file Folds a run's events into what the page shows: lines for the charts, numbers for the row above them. No React. */
import { type EpochNumbers, overfitsSince } from './overfitting.ts';
import { Series } from './series.ts';
import { isOpen, type Metrics, type RunEvent, type RunStatus } from './types.ts';

export interface Stage {
  readonly name: 'reading' | 'compiling';
  /** A sample's id or a file's name. */
  readonly data: string;
}

/** A new object whenever something in it changed. */
export interface RunNumbers {
  readonly status: RunStatus;
  /** What is being done while it is prepared. */
  readonly stage: Stage | null;
  /** Epochs that are done. */
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  readonly stepsPerEpoch: number;
  readonly examplesPerSecond: number;
  /** Seconds of training up to the last epoch's end, and when the open one began (ms), where it runs. */
  readonly seconds: number;
  readonly since: number | null;
  readonly best: { readonly metric: string; readonly value: number; readonly epoch: number } | null;
  readonly metrics: Metrics;
  /** The last epoch before it began to learn its examples by heart. */
  readonly overfits: number | null;
  readonly test: Metrics | null;
  readonly backend: string;
  readonly device: string;
  readonly reason: { readonly code: string; readonly values: Readonly<Record<string, string | number>> } | null;
}

const start: RunNumbers = {
  status: 'preparing',
  stage: null,
  epoch: 0,
  epochs: 0,
  step: 0,
  stepsPerEpoch: 0,
  examplesPerSecond: 0,
  seconds: 0,
  since: null,
  best: null,
  metrics: {},
  overfits: null,
  test: null,
  backend: '',
  device: '',
  reason: null,
};

export interface Lines {
  readonly train: Series;
  readonly validation: Series;
}

export class RunFold {
  numbers: RunNumbers;
  /** Lines by metric: `loss`, `accuracy`, ... */
  readonly lines = new Map<string, Lines>();
  /** Numbers of the epochs that are done. */
  epochs: readonly EpochNumbers[] = [];
  last = 0;
  /** The running means that the last step event told, and after how many steps of its epoch. */
  #told: { epoch: number; count: number; metrics: Metrics } = { epoch: 0, count: 0, metrics: {} };

  /** `status`: what is known of it before its first event. */
  constructor(status: RunStatus = 'preparing') {
    this.numbers = { ...start, status };
  }

  /** What the shell says before the first event: epochs that are planned; `begins`: a run that was over goes on. */
  expect(epochs: number | undefined, begins: boolean): void {
    if (epochs !== undefined) this.#set({ epochs });
    if (begins && !isOpen(this.numbers.status)) this.#set({ status: 'preparing', stage: null, since: null });
  }

  take(events: readonly RunEvent[], now: number): void {
    for (const event of events) {
      // A stage is told live only, so it has no number of its own.
      if (event.seq <= this.last && event.event !== 'stage') continue;
      this.last = Math.max(this.last, event.seq);
      this.#one(event, now);
    }
  }

  #set(change: Partial<RunNumbers>): void {
    this.numbers = { ...this.numbers, ...change };
  }

  #one(event: RunEvent, now: number): void {
    switch (event.event) {
      case 'start':
        this.#set({
          epochs: event.epochs,
          stepsPerEpoch: event.stepsPerEpoch,
          backend: event.backend,
          device: event.device,
        });
        return;
      case 'stage':
        this.#set({ status: 'preparing', stage: { name: event.stage, data: event.data }, since: null });
        return;
      case 'resume':
        this.#resume(event.epoch, event.step);
        if (event.epochs !== undefined) this.#set({ epochs: event.epochs });
        return;
      case 'state':
        this.#set({ step: event.step });
        this.#state(event.status, now);
        return;
      case 'step':
        this.#step(event);
        return;
      case 'epoch':
        this.#epoch(event, now);
        return;
      case 'test':
        this.#set({ test: event.metrics });
        return;
      case 'end':
        this.#set({
          status: event.status,
          epoch: event.epoch,
          step: event.step,
          since: null,
          reason: event.reason ?? null,
        });
        return;
      case 'notice':
        return;
      default:
        event satisfies never;
    }
  }

  #resume(epoch: number, step: number): void {
    const at = step / Math.max(1, this.numbers.stepsPerEpoch);
    for (const { train, validation } of this.lines.values()) {
      train.cut(at);
      validation.cut(epoch);
    }
    this.#told = { epoch: 0, count: 0, metrics: {} };
    this.epochs = this.epochs.filter((each) => each.epoch <= epoch);
    this.#set({ epoch, step, test: null, reason: null, overfits: overfitsSince(this.epochs) });
  }

  #firstRate: number | null = null;

  #state(status: RunStatus, now: number): void {
    if (status === 'running') this.#firstRate = null;
    const { since, seconds } = this.numbers;
    if (status === 'running') {
      this.#set({ status, since: since ?? now, epochs: Math.max(this.numbers.epochs, this.numbers.epoch) });
      return;
    }
    this.#set({ status, since: null, seconds: since === null ? seconds : seconds + (now - since) / 1000 });
  }

  #step(event: RunEvent & { event: 'step' }): void {
    this.#draw(event.epoch, event.step - (event.epoch - 1) * this.#perEpoch, event.metrics);
    // The first speed after a start counts the time of getting ready: it is no measure of what comes.
    this.#firstRate ??= event.examplesPerSecond;
    const known = event.examplesPerSecond > 0 && event.examplesPerSecond !== this.#firstRate;
    this.#set({ step: event.step, examplesPerSecond: known ? event.examplesPerSecond : this.numbers.examplesPerSecond });
  }

  get #perEpoch(): number {
    return Math.max(1, this.numbers.stepsPerEpoch);
  }

  /** Events tell means since the epoch's start; the lines show the mean of the steps since the event before. */
  #draw(epoch: number, count: number, metrics: Metrics): void {
    const before = this.#told.epoch === epoch ? this.#told : { count: 0, metrics: {} as Metrics };
    if (count <= before.count) return;
    for (const [name, mean] of Object.entries(metrics)) {
      if (mean === null || name.startsWith('val_')) continue;
      const earlier = before.metrics[name] ?? 0;
      const between = (mean * count - earlier * before.count) / (count - before.count);
      this.#line(name).train.push(epoch - 1 + count / this.#perEpoch, between);
    }
    this.#told = { epoch, count, metrics };
  }

  #epoch(event: RunEvent & { event: 'epoch' }, now: number): void {
    this.#draw(event.epoch, this.#perEpoch, event.metrics);
    for (const [name, value] of Object.entries(event.metrics)) {
      if (name.startsWith('val_') && value !== null) this.#line(name.slice('val_'.length)).validation.push(event.epoch, value);
    }
    this.epochs = [...this.epochs, { epoch: event.epoch, metrics: event.metrics }];
    const seconds = this.#epochSeconds(event.epoch, event.seconds);
    const since = this.numbers.since === null ? null : now;
    this.#set({
      epoch: event.epoch,
      step: event.step,
      metrics: event.metrics,
      overfits: overfitsSince(this.epochs),
      seconds,
      since,
      best: better(this.numbers.best, event),
    });
    if (event.examplesPerSecond > 0) this.#set({ examplesPerSecond: event.examplesPerSecond });
  }

  readonly #seconds = new Map<number, number>();
  #epochSeconds(epoch: number, seconds: number): number {
    this.#seconds.set(epoch, seconds);
    let sum = 0;
    for (const [each, value] of this.#seconds) if (each <= epoch) sum += value;
    return sum;
  }

  #line(name: string): Lines {
    const known = this.lines.get(name) ?? { train: new Series(), validation: new Series() };
    this.lines.set(name, known);
    return known;
  }
}

/** Best by validation: the first measure where there is one (more is better), else the loss (less is better). */
function better(best: RunNumbers['best'], event: RunEvent & { event: 'epoch' }): RunNumbers['best'] {
  const metric = 'val_accuracy' in event.metrics ? 'accuracy' : 'loss';
  const value = event.metrics[`val_${metric}`];
  if (typeof value !== 'number') return best;
  const improved = best === null || best.metric !== metric || (metric === 'loss' ? value < best.value : value > best.value);
  return improved ? { metric, value, epoch: event.epoch } : best;
}
