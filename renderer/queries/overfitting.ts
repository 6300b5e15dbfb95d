/** @file Tells where a net began to learn its examples by heart. */
import type { Metrics } from './types.ts';

export interface EpochNumbers {
  readonly epoch: number;
  readonly metrics: Metrics;
}

/** Epochs that the validation loss must have been worse for, and the share by which the training loss fell meanwhile. */
const worse = 2;
const fell = 0.05;

/**
 * The epoch with the best validation loss, where it lies two epochs or more behind, the last two were worse by more than 1 %, and
 * the training loss fell by more than 5 % meanwhile: what is learned since then no longer helps with new examples. Else null.
 */
export function overfitsSince(epochs: readonly EpochNumbers[]): number | null {
  const known = epochs.filter(({ metrics }) => typeof metrics['val_loss'] === 'number' && typeof metrics['loss'] === 'number');
  const last = known.at(-1);
  if (!last) return null;
  const best = known.reduce((least, each) => (lossOf(each, 'val_loss') < lossOf(least, 'val_loss') ? each : least));
  const since = known.filter(({ epoch }) => epoch > best.epoch);
  const turned = since.slice(-worse).every((each) => lossOf(each, 'val_loss') > 1.01 * lossOf(best, 'val_loss'));
  const learned = lossOf(last, 'loss') < (1 - fell) * lossOf(best, 'loss');
  return since.length >= worse && turned && learned ? best.epoch : null;
}

function lossOf({ metrics }: EpochNumbers, name: 'loss' | 'val_loss'): number {
  return metrics[name] ?? Number.NaN;
}
