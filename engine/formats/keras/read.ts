/** @file Reads a `.keras` file of any Keras 3, and of Keras 2 from 2.12 on. */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import type { File } from 'h5wasm';
import { LoomError } from '../../core/errors.ts';
import { openHdf5 } from '../hdf5/library.ts';
import { groupOf, type H5Array, numberedArrays, scalarOf } from '../hdf5/read.ts';
import type { ImportedModel } from '../interface.ts';
import { assemble, type KerasArrays, type OptimizerArrays } from '../keras-config/assemble.ts';
import { folderNamer } from '../keras-config/folders.ts';
import { inKerasOrder, type KerasModel } from '../keras-config/model.ts';
import { readConfig } from '../keras-config/read-config.ts';

const configFile = 'config.json';
const weightsFile = 'model.weights.h5';
const largestConfig = 64 * 2 ** 20;
const largestWeights = 2 ** 31 - 1;
/** Deflate packs a byte into no less than 1/1032. */
const largestExpansion = 1032;

export async function readKeras(bytes: Uint8Array, name: string): Promise<ImportedModel> {
  const files = unpack(bytes, name);
  const config = parseJson(files[configFile], configFile, name);
  const weights = files[weightsFile];
  if (!weights) throw new LoomError('formats.no-part', { file: name, part: weightsFile });
  const model = readConfig(config, name);
  const compile = (config as { readonly compile_config?: unknown }).compile_config;
  return openHdf5(weights, name, (file) => assemble(model, compile, arraysOf(file, model, config, name), name));
}

function unpack(bytes: Uint8Array, file: string): Record<string, Uint8Array> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new LoomError('formats.wrong-kind', { file, expected: '.keras (zip)' });
  const wanted = (entry: UnzipFileInfo): boolean => {
    if (entry.name !== configFile && entry.name !== weightsFile) return false;
    const limit = entry.name === configFile ? largestConfig : largestWeights;
    const bomb = entry.originalSize > entry.size * largestExpansion + largestExpansion;
    if (entry.originalSize > limit || bomb) throw new LoomError('formats.part-too-large', { file, part: entry.name });
    return true;
  };
  try {
    return unzipSync(bytes, { filter: wanted });
  } catch (error) {
    if (error instanceof LoomError) throw error;
    throw new LoomError('formats.damaged', { file }, 'input', { cause: error });
  }
}

function parseJson(bytes: Uint8Array | undefined, part: string, file: string): unknown {
  if (!bytes) throw new LoomError('formats.no-part', { file, part });
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new LoomError('formats.bad-config', { file, place: part }, 'input', { cause: error });
  }
}

function arraysOf(hdf5: File, model: KerasModel, config: unknown, file: string): KerasArrays {
  const root = groupOf(hdf5, 'layers') ? 'layers' : '_layer_checkpoint_dependencies';
  const sequential = (config as { readonly class_name?: unknown }).class_name === 'Sequential';
  const ordered = sequential ? model.layers.slice(1) : inKerasOrder(model, file);
  const folderOf = folderNamer(root);
  const folders = new Map(ordered.map((layer) => [layer.name, folderOf(layer.className)]));
  return {
    layer: (name) => numberedArrays(groupOf(hdf5, `${folders.get(name)}/vars`), file),
    optimizer: () => optimizerOf(numberedArrays(groupOf(hdf5, 'optimizer/vars'), file)),
  };
}

/** Iteration, learning rate, slots. */
function optimizerOf(arrays: readonly H5Array[]): OptimizerArrays | null {
  const [iteration, rate, ...slots] = arrays;
  if (!iteration || !rate) return null;
  return { iteration: scalarOf(iteration) ?? 0, learningRate: scalarOf(rate), slots, legacy: false };
}
