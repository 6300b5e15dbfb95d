/** @file Keras' older format: one HDF5 file that Keras 3 and Keras 2 (tf_keras) both load and go on training. */
import type { Format } from '../interface.ts';
import { readH5 } from './read.ts';
import { writeH5 } from './write.ts';

export const h5: Format = Object.freeze<Format>({
  id: 'h5',
  extension: '.h5',
  readers: ['Keras 3', 'tf_keras'],
  exporter: { export: writeH5 },
  importer: { import: readH5 },
  runtime: null,
  loaders: ['keras', 'tf_keras'],
  outputNames: 'layer',
  holdsOptimizer: false,
});
