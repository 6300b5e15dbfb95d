/** @file Writes a trained model in a format, whole or not at all, and reads it back where the format can be read. */
import { renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LoomError } from '../../core/errors.ts';
import { syncFolder, writeDurable } from '../../core/node/durable.ts';
import { createRandom } from '../../core/rng.ts';
import { type HostTensor, sizeOf } from '../../core/tensor.ts';
import { findFormat } from '../../formats/registry.ts';
import type { ModelIR } from '../../model/ir.ts';
import type { ExportAnswer } from '../../training/protocol.ts';
import type { Backends } from '../backends.ts';
import { type ModelSource, openModel } from '../model-source.ts';
import { prepareModel } from '../prepare.ts';
import { predictWith } from './evaluate.ts';

const compared = 1000;

export async function exportModel(
  request: { readonly model: string; readonly weights: 'best' | 'last' | 'auto'; readonly format: string; readonly path: string },
  backends: Backends,
): Promise<ExportAnswer> {
  const format = findFormat(request.format);
  if (!format?.exporter) throw new LoomError('formats.unknown', { path: request.path, received: request.format });
  const source = await openModel(request.model, request.weights);
  const { ir, compiled } = prepareModel(source.document);
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
  const difference = format.importer
    ? await readBack(source, ir, await format.importer.import(bytes, basename(request.path)), backends)
    : null;
  writeWhole(request.path, bytes);
  return { path: request.path, bytes: bytes.length, difference, compared: difference === null ? 0 : compared };
}

/** Largest difference between predictions of the model and of its file, on seeded inputs in 0..1. */
async function readBack(
  source: ModelSource,
  ir: ModelIR,
  imported: { readonly document: ModelSource['document']; readonly weights: ModelSource['states'] },
  backends: Backends,
): Promise<number> {
  const inputs = Object.fromEntries(
    ir.inputs.map((input): [string, HostTensor] => {
      const random = createRandom(1, input.name);
      const size = compared * sizeOf(input.type.shape);
      const data =
        input.type.dtype === 'f32' ? Float32Array.from({ length: size }, () => random.uniform()) : new Int32Array(size);
      return [input.name, { dtype: input.type.dtype, shape: [compared, ...input.type.shape], data }];
    }),
  );
  const ours = await predictWith(source, inputs, 'auto', backends);
  const theirs = await predictWith({ document: imported.document, states: imported.weights }, inputs, 'auto', backends);
  const [left, right] = [Object.values(ours), Object.values(theirs)];
  let largest = 0;
  left.forEach((tensor, index) => {
    const other = right[index];
    tensor.data.forEach((value, place) => {
      const gap = Math.abs(value - (other?.data[place] ?? Number.NaN));
      if (!(gap <= largest)) largest = gap;
    });
  });
  if (!(largest < 1e-3)) throw new LoomError('formats.read-back', { difference: String(largest) }, 'internal');
  return largest;
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
