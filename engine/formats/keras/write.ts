/** @file Writes a `.keras` file: config, weights and optimizer variables as Keras 3 lays them. */
import { zipSync } from 'fflate';
import { invariant, LoomError } from '../../core/errors.ts';
import { type HostTensor, sizeOf } from '../../core/tensor.ts';
import { buildHdf5 } from '../hdf5/library.ts';
import { groupAt, type H5Value, writeArray, writeText } from '../hdf5/write.ts';
import type { ModelBundle } from '../interface.ts';
import { type ExportedModel, fromIR } from '../keras-config/from-ir.ts';
import { folderNamer } from '../keras-config/folders.ts';
import { snakeCase } from '../keras-config/names.ts';
import { optimizerValues, slotsOf, variablesOf } from '../keras-config/variables.ts';
import { writeJson } from '../keras-config/python-json.ts';
import { writeCompileConfig } from '../keras-config/write-compile.ts';
import { writeConfig } from '../keras-config/write-config.ts';

/** The version whose files these are like; it reads them, and so does every later one. */
export const kerasVersion = '3.15.1';

/** Zip without its large-file extension. */
const largest = 2 ** 31 - 1;

export async function writeKeras(bundle: ModelBundle): Promise<Uint8Array> {
  const exported = fromIR(bundle.ir);
  const config = { ...writeConfig(exported, 'keras3'), build_config: null, compile_config: writeCompileConfig(bundle) };
  checkSize(bundle);
  const weights = await buildHdf5((file) => {
    for (const { path, name, values } of variableFolders(bundle, exported)) {
      const group = groupAt(file, path === '' ? 'vars' : `${path}/vars`);
      writeText(group, 'name', name);
      for (const [index, value] of values.entries()) writeArray(group, String(index), value);
    }
  });
  const saved = new Date().toISOString();
  const text = (value: unknown): Uint8Array => new TextEncoder().encode(writeJson(value));
  return zipSync(
    {
      'metadata.json': text({ keras_version: kerasVersion, date_saved: `${saved.slice(0, 10)}@${saved.slice(11, 19)}` }),
      'config.json': text(config),
      'model.weights.h5': weights,
    },
    { level: 0 },
  );
}

interface Folder {
  readonly path: string;
  readonly name: string;
  readonly values: readonly H5Value[];
}

function variableFolders(bundle: ModelBundle, { model, sources }: ExportedModel): Folder[] {
  const folderOf = folderNamer('layers');
  const layers = model.layers.map((layer): Folder => {
    const source = sources.get(layer.name);
    const values = source ? variablesOf(source).map(({ state }) => tensorOf(bundle.weights, state)) : [];
    return { path: folderOf(layer.className), name: layer.name, values };
  });
  const ordered = model.layers.map((layer) => sources.get(layer.name)).filter((layer) => layer !== undefined);
  const { optimizer: ref } = bundle.training;
  const slots = slotsOf(ref, ordered).map((slot) => bundle.optimizer?.slots[slot.state] ?? filled(slot.shape, slot.initial));
  const rate = Float32Array.of(optimizerValues(ref).learning_rate);
  const counters: H5Value[] = [{ int64: bundle.optimizer?.iteration ?? 0 }, { dtype: 'f32', shape: [], data: rate }];
  return [
    { path: '', name: model.name, values: [] },
    ...layers,
    { path: 'optimizer', name: snakeCase(ref.type), values: [...counters, ...slots] },
  ];
}

export function tensorOf(weights: ModelBundle['weights'], state: string): HostTensor {
  const tensor = weights[state];
  invariant(tensor, `no weight ${state}`);
  return tensor;
}

function filled(shape: readonly number[], value: number): HostTensor {
  return { dtype: 'f32', shape, data: new Float32Array(sizeOf(shape)).fill(value) };
}

/** Throws LoomError `formats.too-large` above 2 GB. */
export function checkSize(bundle: ModelBundle): void {
  const all = [...Object.values(bundle.weights), ...Object.values(bundle.optimizer?.slots ?? {})];
  const bytes = all.reduce((sum, tensor) => sum + tensor.data.byteLength, 0);
  if (bytes > largest) throw new LoomError('formats.too-large', { received: `${(bytes / 1e9).toFixed(1)} GB`, expected: '2 GB' });
}
