/** @file Early stopping at work in a run: which metric is watched, which weights were best, when to stop. */
import { type EarlyStoppingState, onEpochEnd, startEarlyStopping } from '../catalog/callbacks/early-stopping.ts';
import type { HostTensor } from '../core/tensor.ts';
import type { MetricSpec } from '../model/compile/types.ts';
import type { EarlyStopping } from '../model/document/types.ts';
import { finite } from './metrics.ts';
import type { Checkpoint, Metrics } from './types.ts';

type Weights = Readonly<Record<string, HostTensor>>;

/** Without early stopping it still tells which epoch had the best validation loss, or loss, for the "best" checkpoint. */
export class StoppingWatch {
  readonly #settings: EarlyStopping | null;
  readonly #direction: 'max' | 'min';
  #state: EarlyStoppingState;
  #best: Weights | null;
  #bestLoss: number;
  /** The plan at the time when it stopped: a user who asks for more wants to go on. */
  #stoppedOf: Plan | null;
  readonly #plan: Plan;

  constructor(
    settings: EarlyStopping | null,
    metrics: readonly MetricSpec[],
    from: Pick<Checkpoint, 'callbacks' | 'best'> | null,
    plan: Plan,
  ) {
    this.#settings = settings;
    this.#plan = plan;
    const name = settings?.monitor.replace(/^val_/, '');
    this.#direction = metrics.find((metric) => metric.name === name)?.direction ?? 'min';
    const saved = from?.callbacks as SavedState | undefined;
    this.#bestLoss = saved?.bestLoss ?? Number.POSITIVE_INFINITY;
    this.#best = from?.best ?? null;
    this.#stoppedOf = readPlan(saved);
    const state = saved?.earlyStopping ?? startEarlyStopping();
    // Patience begins anew for who wants more after a stop; the best stays the best.
    this.#state = this.#stoppedOf !== null && !this.stopped ? { ...state, wait: 0 } : state;
  }

  /** Also after a resume: a crash between the decision and the end must not train on. */
  get stopped(): boolean {
    return this.#stoppedOf?.epochs === this.#plan.epochs && this.#stoppedOf.lengthened === this.#plan.lengthened;
  }

  get best(): Weights | null {
    return this.#best;
  }

  /** Whether this epoch is the best so far. `weights` is asked for only when they must be kept. */
  async epochEnded(epoch: number, metrics: Metrics, weights: () => Promise<Weights>): Promise<boolean> {
    if (!this.#settings) {
      const loss = metrics['val_loss'] ?? metrics['loss'] ?? Number.POSITIVE_INFINITY;
      const improved = loss < this.#bestLoss;
      if (improved) this.#bestLoss = loss;
      return improved;
    }
    const value = metrics[this.#settings.monitor] ?? null;
    const result = onEpochEnd(this.#state, { ...this.#settings, direction: this.#direction }, epoch, value);
    this.#state = result.state;
    this.#stoppedOf = result.stop ? this.#plan : null;
    if (this.#settings.restore_best_weights && (result.improved || this.#best === null)) this.#best = await weights();
    return result.improved;
  }

  /** Keras 3 restores the best weights at the end of training, also when stopping never fired. */
  bestToRestore(): Weights | null {
    return this.#settings?.restore_best_weights ? this.#best : null;
  }

  state(): Readonly<Record<string, unknown>> {
    return {
      earlyStopping: this.#state,
      bestLoss: finite(this.#bestLoss),
      stoppedOf: this.#stoppedOf?.epochs ?? null,
      stoppedAfter: this.#stoppedOf?.lengthened ?? 0,
    } satisfies SavedState;
  }
}

/** How many epochs, and how often more were asked for: the same number of epochs may be planned twice. */
interface Plan {
  readonly epochs: number;
  readonly lengthened: number;
}

interface SavedState {
  readonly earlyStopping: EarlyStoppingState;
  readonly bestLoss: number | null;
  readonly stoppedOf: number | null;
  readonly stoppedAfter?: number;
}

function readPlan(saved: SavedState | undefined): Plan | null {
  if (saved?.stoppedOf === undefined || saved.stoppedOf === null) return null;
  return { epochs: saved.stoppedOf, lengthened: saved.stoppedAfter ?? 0 };
}
