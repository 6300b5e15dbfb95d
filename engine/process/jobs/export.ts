/** @file Writes a trained model in a format, whole or not at all, and reads it back where the format can be read. */
import { renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LoomError } from '../../core/errors.ts';
import { syncFolder, writeDurable } from '../../core/node/durable.ts';
import type { HostTensor } from '../../core/tensor.ts';
import { findFormat } from '../../formats/registry.ts';
import type { ExportAnswer } from '../../training/protocol.ts';
import type { Backends } from '../backends.ts';
import { openModel } from '../model-source.ts';
import { prepareModel } from '../prepare.ts';
import { readBack } from './read-back.ts';

export async function exportModel(
  request: { readonly model: string; readonly weights: 'best' | 'last' | 'auto'; readonly format: string; readonly path: string },
  backends: Backends,
): Promise<ExportAnswer> {
  const format = findFormat(request.format);
  if (!format?.exporter) throw new LoomError('formats.unknown', { path: request.path, received: request.format });
  const source = await openModel(request.model, request.weights);
  const model = prepareModel(source.document);
  const { ir, compiled } = model;
  const pick = (slots: boolean): Record<string, HostTensor> =>
    Object.fromEntries(
      compiled.states
        .filter((spec) => (spec.role === 'slot') === slots && source.states[spec.name])
        .map((spec) => [spec.name, source.states[spec.name] as HostTensor]),
    );
  const slots = pick(true);
  const complete = compiled.states.every((spec) => source.states[spec.name]);
  const bytes = await format.exporter.export({
    ir,
    weights: pick(false),
    optimizer: complete ? { ref: source.document.training.optimizer, iteration: source.iteration, slots } : null,
    training: source.document.training,
  });
  const proof = await readBack({ format, bytes, name: basename(request.path) }, source, model, backends);
  writeWhole(request.path, bytes);
  return { path: request.path, bytes: bytes.length, ...proof };
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeDurable(temporary, bytes);
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
