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
  /** Planned epochs at the time when it stopped: a user who asks for more wants to go on. */
  #stoppedOf: number | null;
  readonly #epochs: number;

  constructor(
    settings: EarlyStopping | null,
    metrics: readonly MetricSpec[],
    from: Pick<Checkpoint, 'callbacks' | 'best'> | null,
    epochs: number,
  ) {
    this.#settings = settings;
    this.#epochs = epochs;
    const name = settings?.monitor.replace(/^val_/, '');
    this.#direction = metrics.find((metric) => metric.name === name)?.direction ?? 'min';
    const saved = from?.callbacks as SavedState | undefined;
    this.#state = saved?.earlyStopping ?? startEarlyStopping();
    this.#bestLoss = saved?.bestLoss ?? Number.POSITIVE_INFINITY;
    this.#best = from?.best ?? null;
    this.#stoppedOf = saved?.stoppedOf ?? null;
  }

  /** Also after a resume: a crash between the decision and the end must not train on. */
  get stopped(): boolean {
    return this.#stoppedOf === this.#epochs;
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
    this.#stoppedOf = result.stop ? this.#epochs : null;
    if (this.#settings.restore_best_weights && (result.improved || this.#best === null)) this.#best = await weights();
    return result.improved;
  }

  /** Keras 3 restores the best weights at the end of training, also when stopping never fired. */
  bestToRestore(): Weights | null {
    return this.#settings?.restore_best_weights ? this.#best : null;
  }

  state(): Readonly<Record<string, unknown>> {
    return { earlyStopping: this.#state, bestLoss: finite(this.#bestLoss), stoppedOf: this.#stoppedOf } satisfies SavedState;
  }
}

interface SavedState {
  readonly earlyStopping: EarlyStoppingState;
  readonly bestLoss: number | null;
  readonly stoppedOf: number | null;
}
