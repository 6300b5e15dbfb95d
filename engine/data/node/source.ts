/** @file Opens a source of data: a built-in sample's id or the path of a `.npz` file. */
import { existsSync, readFileSync } from 'node:fs';
import { invariant, LoomError } from '../../core/errors.ts';
import { readNpz } from '../../core/npz.ts';
import type { HostTensor } from '../../core/tensor.ts';
import { type ArrayChoice, arrayParts } from '../arrays.ts';
import type { ColumnarDataset } from '../columnar.ts';
import { findSample, samples } from '../samples.ts';
import { loadMnist } from './mnist.ts';

export interface LoadedSource {
  readonly id: string;
  readonly train: ColumnarDataset;
  readonly test: ColumnarDataset | null;
  /** Column of each node in the test part; null: the same as in the other. */
  readonly testColumns: Readonly<Record<string, string>> | null;
}

const loaders: Readonly<Record<string, () => Pick<LoadedSource, 'train' | 'test'>>> = { mnist: loadMnist };
const cache = new Map<string, LoadedSource>();

/** `path` is absolute where the source is a file. Samples stay loaded; files are read anew, they may have changed. */
export function openSource(path: string, choice: ArrayChoice = { columns: {} }): LoadedSource {
  if (!findSample(path)) return { id: path, ...arrayParts(readArrays(path), path, choice) };
  const held = cache.get(path);
  if (held) return held;
  const load = loaders[path];
  invariant(load, `no loader for the sample ${path}`);
  const loaded = { id: path, ...load(), testColumns: null };
  cache.set(path, loaded);
  return loaded;
}

/** All arrays of a data file. Throws LoomError `data.*`. */
export function readArrays(path: string): Record<string, HostTensor> {
  if (!existsSync(path)) {
    throw new LoomError('data.no-such-source', { source: path, known: samples.map((sample) => sample.id).join(', ') });
  }
  if (!path.toLowerCase().endsWith('.npz')) throw new LoomError('data.wrong-file', { source: path, expected: '.npz' });
  return readNpz(new Uint8Array(readFileSync(path)), path);
}
