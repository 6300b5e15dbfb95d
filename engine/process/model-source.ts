/** @file A trained model from wherever it lies: a run's folder, or a model file that can be imported. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { LoomError } from '../core/errors.ts';
import type { HostTensor } from '../core/tensor.ts';
import { findImporter } from '../formats/registry.ts';
import type { LoomDocument } from '../model/document/types.ts';
import { runFiles } from '../training/protocol.ts';
import { noOrigin } from '../training/types.ts';
import { RunFolder } from './run-folder.ts';

export interface ModelSource {
  readonly document: LoomDocument;
  /** Weights, running statistics and, where known, optimizer slots by state name. */
  readonly states: Readonly<Record<string, HostTensor>>;
  /** Optimizer steps taken; 0 where unknown. */
  readonly iteration: number;
  /** Epochs of data seen, an open one counted; 0 where unknown. */
  readonly epochs: number;
  /** The run's own data; null for a file. */
  readonly data: string | null;
  /** Which weights these are: `epoch` whole epochs, `batch` batches of the next one. */
  readonly weights: { readonly kind: 'last' | 'best'; readonly epoch: number; readonly batch: number };
}

/** `auto`: the best weights where the run asks to restore them, else the last ones. `last`: as the last step left them. */
export async function openModel(path: string, weights: 'best' | 'last' | 'auto' = 'auto'): Promise<ModelSource> {
  if (!existsSync(path)) throw new LoomError('runs.no-model', { path });
  if (statSync(path).isDirectory()) return openRun(path, weights);
  const format = findImporter(extname(path));
  if (!format) throw new LoomError('formats.unknown', { path, received: extname(path) || path });
  const imported = await format.import(new Uint8Array(readFileSync(path)), path);
  const slots = imported.optimizer?.slots ?? {};
  return {
    document: imported.document,
    states: { ...imported.weights, ...slots },
    iteration: imported.optimizer?.iteration ?? 0,
    epochs: 0,
    data: null,
    weights: { kind: 'last', epoch: 0, batch: 0 },
  };
}

function openRun(path: string, weights: 'best' | 'last' | 'auto'): ModelSource {
  if (!existsSync(join(path, runFiles.run))) throw new LoomError('runs.no-run', { path });
  const folder = new RunFolder(path);
  const document = folder.readDocument();
  const restores = document.training.early_stopping?.restore_best_weights ?? false;
  const checkpoint = weights === 'last' ? folder.readTrained() : folder.readCheckpoint(weights === 'best' ? 'best' : 'last');
  const best = weights === 'auto' && restores ? checkpoint.best : null;
  const { epoch, batch, step } = checkpoint.position;
  const bestEpoch = best ? folder.bestEpoch() : null;
  const origin = checkpoint.origin ?? noOrigin;
  return {
    document,
    states: { ...checkpoint.states, ...best },
    iteration: origin.step + step,
    epochs: origin.epoch + epoch + (batch > 0 ? 1 : 0),
    data: folder.readRecord().data,
    weights:
      bestEpoch === null
        ? { kind: best || weights === 'best' ? 'best' : 'last', epoch, batch }
        : { kind: 'best', epoch: bestEpoch, batch: 0 },
  };
}
