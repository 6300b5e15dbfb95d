/** @file The run on screen: subscribed to, folded outside React, told at most ten times a second, and four times while a hand works. */
import { useSyncExternalStore } from 'react';
import { client } from '../bridge/client.ts';
import { subscribe } from '../bridge/subscribe.ts';
import { handPace, isHandBusy } from '../ui/hand.ts';
import type { Curve } from './curve.ts';
import { keys, queryClient } from './query-client.ts';
import { RunFold, type RunNumbers } from './run-fold.ts';
import { isOpen, type RunSummary } from './types.ts';

const pace = 100;
/** How often a run that another process trains is looked at, in ms. */
const elsewhere = 2000;

interface Shown {
  readonly run: string;
  readonly fold: RunFold;
}

type FailureListener = (run: string, error: unknown) => void;
type EndListener = (run: string, numbers: RunNumbers) => void;

class Feed {
  #shown: Shown | null = null;
  #stop: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #failed = new Set<FailureListener>();
  readonly #ended = new Set<EndListener>();
  /** What was on screen before a run that was begun here. */
  #before: string | null = null;
  /** Whether the run's end is news. */
  #live = false;
  /** Whether the list of runs has to be asked for again. */
  #unlisted = false;

  get shown(): Shown | null {
    return this.#shown;
  }

  /** Null while no run is shown. */
  readonly numbers = (): RunNumbers | null => this.#snapshot;
  #snapshot: RunNumbers | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  onFailure(listener: FailureListener): () => void {
    this.#failed.add(listener);
    return () => this.#failed.delete(listener);
  }

  /** Called when a run that was watched live is over. */
  onEnd(listener: EndListener): () => void {
    this.#ended.add(listener);
    return () => this.#ended.delete(listener);
  }

  /** Shows a run from its beginning, or goes on where its events ended. `epochs`: planned, as the shell knows it. */
  watch(run: string | null, epochs?: number, live = false): void {
    this.#live = live;
    this.#stop?.abort();
    this.#stop = null;
    if (live && this.#shown?.run !== run) this.#before = this.#shown?.run ?? null;
    if (run === null) this.#shown = null;
    else if (this.#shown?.run !== run) this.#shown = { run, fold: new RunFold(live ? 'preparing' : 'completed') };
    if (this.#shown) this.#shown.fold.expect(epochs, live);
    this.#tell();
    if (run !== null) void this.#follow(run);
  }

  #learn(summary: RunSummary): void {
    const { fold } = this.#shown ?? {};
    if (this.#shown?.run !== summary.id || !fold) return;
    const { numbers } = fold;
    // It was cut off, or could not go on; another process may still train it.
    const over = isOpen(numbers.status) && !isOpen(summary.status);
    fold.numbers = { ...numbers, epochs: summary.epochs, ...(over ? { status: summary.status, since: null } : {}) };
    this.#tell();
  }

  async #follow(run: string): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    const fold = this.#shown?.fold;
    if (!fold) return;
    try {
      await subscribe(
        (signal) => client.runs.events({ run, after: fold.last }, { signal }),
        (events) => this.#take(fold, events),
        stop.signal,
      );
    } catch (error) {
      if (!stop.signal.aborted) for (const listener of this.#failed) listener(run, error);
    }
    if (stop.signal.aborted) return;
    this.#tell();
    await this.#compare(run, stop.signal);
  }

  /** The stream is over. Where the run is not, nobody trains it any more, or another process does. */
  async #compare(run: string, signal: AbortSignal): Promise<void> {
    const runs = await queryClient
      .fetchQuery({ queryKey: keys.runs, queryFn: () => client.runs.list(), staleTime: 0 })
      .catch(() => null);
    const summary = runs?.find((each) => each.id === run);
    if (signal.aborted || !runs) return;
    // One that could not begin leaves nothing: what was on screen before comes back.
    if (!summary) return this.watch(runs.some(({ id }) => id === this.#before) ? this.#before : null);
    this.#learn(summary);
    if (isOpen(summary.status)) setTimeout(() => signal.aborted || void this.#follow(run), elsewhere);
  }

  #take(fold: RunFold, events: Parameters<RunFold['take']>[0]): void {
    const { status, epoch, stage } = fold.numbers;
    fold.take(events, Date.now());
    if (stage !== fold.numbers.stage) this.#tell();
    // The list tells which runs have weights, and those come with each epoch.
    this.#unlisted ||= status !== fold.numbers.status || epoch !== fold.numbers.epoch;
    if (status !== fold.numbers.status) {
      this.#tell();
      this.#announce(fold);
      return;
    }
    this.#timer ??= setTimeout(() => this.#tell(), isHandBusy() ? handPace : pace);
  }

  #announce(fold: RunFold): void {
    if (!this.#live || isOpen(fold.numbers.status)) return;
    this.#live = false;
    for (const listener of this.#ended) listener(this.#shown?.run ?? '', fold.numbers);
  }

  #tell(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#snapshot = this.#shown?.fold.numbers ?? null;
    for (const listener of this.#listeners) listener();
    if (!this.#unlisted) return;
    this.#unlisted = false;
    void queryClient.invalidateQueries({ queryKey: keys.runs });
  }
}

/** The one of this window. */
export const feed = new Feed();

export function useRunNumbers(): RunNumbers | null {
  return useSyncExternalStore(feed.subscribe, feed.numbers);
}

/** One of the numbers, or what follows from them: who reads it is not drawn anew with each of the others. Gives plain values. */
export function useRunNumber<T>(select: (numbers: RunNumbers | null) => T): T {
  return useSyncExternalStore(feed.subscribe, () => select(feed.numbers()));
}

/** The numbers by epoch that the run on screen has so far; undefined where it is another run. */
export function liveCurve(run: string): Curve | undefined {
  const fold = feed.shown?.run === run ? feed.shown.fold : null;
  return fold ? { epochs: fold.numbers.epochs, points: fold.epochs } : undefined;
}

/** How the run on screen stands. */
export function useRunStatus(): RunNumbers['status'] | null {
  return useRunNumber((numbers) => numbers?.status ?? null);
}

/** Since which epoch the run on screen learns its examples by heart; null: it does not. */
export function useOverfits(): number | null {
  return useRunNumber((numbers) => numbers?.overfits ?? null);
}

/** The id of the run on screen. */
export function useShownRun(): string | null {
  return useSyncExternalStore(feed.subscribe, () => feed.shown?.run ?? null);
}
