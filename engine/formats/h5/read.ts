/** @file Reads an `.h5` file of Keras 3 or Keras 2: config, weights by layer, optimizer state where there is some. */
import type { File, Group } from 'h5wasm';
import { LoomError } from '../../core/errors.ts';
import { openHdf5 } from '../hdf5/library.ts';
import { arrayAt, groupOf, type H5Array, scalarOf, textOf, textsOf } from '../hdf5/read.ts';
import type { ImportedModel } from '../interface.ts';
import { assemble, type KerasArrays, type OptimizerArrays } from '../keras-config/assemble.ts';
import { readConfig } from '../keras-config/read-config.ts';

const signature = [0x89, 0x48, 0x44, 0x46];

export async function readH5(bytes: Uint8Array, name: string): Promise<ImportedModel> {
  if (!signature.every((byte, index) => bytes[index] === byte))
    throw new LoomError('formats.wrong-kind', { file: name, expected: '.h5 (HDF5)' });
  return openHdf5(bytes, name, (file) => {
    const config = textOf(file, 'model_config');
    if (config === null || !groupOf(file, 'model_weights')) throw new LoomError('formats.weights-only', { file: name });
    const compile = textOf(file, 'training_config');
    const model = readConfig(parse(config, 'model_config', name), name);
    return assemble(model, compile === null ? null : parse(compile, 'training_config', name), arraysOf(file, name), name);
  });
}

function parse(text: string, place: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LoomError('formats.bad-config', { file, place }, 'input', { cause: error });
  }
}

function arraysOf(hdf5: File, file: string): KerasArrays {
  return {
    layer: (name) => {
      const group = groupOf(hdf5, `model_weights/${name}`);
      return group ? listed(group, file) : [];
    },
    optimizer: () => {
      const group = groupOf(hdf5, 'optimizer_weights');
      return group && optimizerOf(listed(group, file));
    },
  };
}

/** `weight_names` are paths below the group, in Keras' order. */
function listed(group: Group, file: string): H5Array[] {
  return (textsOf(group, 'weight_names') ?? []).map((path) => arrayAt(group, path, file));
}

/** Iteration, perhaps the learning rate, slots. Keras 2's older optimizers call the counter `iter`. */
function optimizerOf(arrays: readonly H5Array[]): OptimizerArrays | null {
  const [iteration, ...rest] = arrays;
  if (!iteration) return null;
  const rate = rest.find((array) => /learning_rate(:0)?$/.test(array.name) && array.shape.length === 0);
  return {
    iteration: scalarOf(iteration) ?? 0,
    learningRate: rate ? scalarOf(rate) : null,
    slots: rest.filter((array) => array !== rate),
    legacy: /(^|\/)iter(:0)?$/.test(iteration.name),
  };
}
