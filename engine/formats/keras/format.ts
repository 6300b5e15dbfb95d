/** @file Keras' own format, version 3: the model, its weights and the optimizer's state in one zip. */
import type { Format } from '../interface.ts';
import { readKeras } from './read.ts';
import { writeKeras } from './write.ts';

export const keras: Format = Object.freeze<Format>({
  id: 'keras',
  extension: '.keras',
  readers: ['Keras 3'],
  exporter: { export: writeKeras },
  importer: { import: readKeras },
  runtime: null,
  loaders: ['keras'],
  outputNames: 'layer',
  holdsOptimizer: true,
});
