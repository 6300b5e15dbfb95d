/** @file Keras' EarlyStopping as a pure state machine: what was best, how long nothing was better, when to stop. */

export interface EarlyStoppingState {
  /** Best value seen; null before the first epoch. */
  readonly best: number | null;
  /** Epochs since then. */
  readonly wait: number;
  /** Epoch (from 1) of the best value; 0 before the first. */
  readonly bestEpoch: number;
}

export interface EarlyStoppingOptions {
  readonly patience: number;
  readonly min_delta: number;
  readonly direction: 'max' | 'min';
}

export function startEarlyStopping(): EarlyStoppingState {
  return { best: null, wait: 0, bestEpoch: 0 };
}

/** `value` null: the metric is no number, which is never better. Keras stops when `wait >= patience`, after the first epoch. */
export function onEpochEnd(
  state: EarlyStoppingState,
  options: EarlyStoppingOptions,
  epoch: number,
  value: number | null,
): { readonly state: EarlyStoppingState; readonly improved: boolean; readonly stop: boolean } {
  if (value !== null && isBetter(value, state.best, options)) {
    return { state: { best: value, wait: 0, bestEpoch: epoch }, improved: true, stop: false };
  }
  const wait = state.wait + 1;
  return { state: { ...state, wait }, improved: false, stop: wait >= options.patience && epoch > 1 };
}

function isBetter(value: number, best: number | null, { min_delta: delta, direction }: EarlyStoppingOptions): boolean {
  if (best === null) return true;
  return direction === 'min' ? value < best - delta : value > best + delta;
}
