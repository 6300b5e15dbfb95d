/** @file Opens a source of data: a built-in sample's id or the path of a `.npz` file. */
import { existsSync, readFileSync } from 'node:fs';
import { LoomError } from '../../core/errors.ts';
import { readNpz } from '../../core/npz.ts';
import { arrayDataset } from '../arrays.ts';
import type { ColumnarDataset } from '../columnar.ts';
import { findSample, samples } from '../samples.ts';
import { loadMnist } from './mnist.ts';

export interface LoadedSource {
  readonly id: string;
  readonly train: ColumnarDataset;
  readonly test: ColumnarDataset | null;
}

const loaders: Readonly<Record<string, () => LoadedSource>> = { mnist: loadMnist };
const cache = new Map<string, LoadedSource>();

/** `path` is absolute where the source is a file. Samples stay loaded; files are read anew, they may have changed. */
export function openSource(source: string, path: string = source): LoadedSource {
  if (!findSample(source)) return { id: source, train: readFile(path), test: null };
  const held = cache.get(source);
  if (held) return held;
  const loaded = (loaders[source] as () => LoadedSource)();
  cache.set(source, loaded);
  return loaded;
}

function readFile(path: string): ColumnarDataset {
  if (!existsSync(path)) {
    throw new LoomError('data.no-such-source', { source: path, known: samples.map((sample) => sample.id).join(', ') });
  }
  if (!path.toLowerCase().endsWith('.npz')) throw new LoomError('data.wrong-file', { source: path, expected: '.npz' });
  return arrayDataset(readNpz(new Uint8Array(readFileSync(path)), path), path);
}
