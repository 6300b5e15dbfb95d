/** @file ONNX: the inference program with a free batch length, as ONNX Runtime and its kin load it. */
import { onnxBytes } from './write.ts';
import type { Format } from '../interface.ts';

export const onnx: Format = {
  id: 'onnx',
  extension: '.onnx',
  readers: ['ONNX Runtime'],
  exporter: { export: async (bundle) => onnxBytes(bundle) },
  importer: null,
  runtime: 'onnxruntime',
  loaders: ['onnxruntime'],
  outputNames: 'output',
  holdsOptimizer: false,
};
