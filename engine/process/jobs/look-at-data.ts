/** @file Looks into a data source for the page: what its arrays hold, and a few examples of them. */
import { readFileSync } from 'node:fs';
import { readNpy, npyElement } from '../../core/npy.ts';
import { unpackNpz } from '../../core/npz.ts';
import { LoomError } from '../../core/errors.ts';
import { sizeOf } from '../../core/tensor.ts';
import { type ArrayFacts, describeArray } from '../../data/describe.ts';
import { greyPicture } from '../../data/fit.ts';
import { openSource, readArrays } from '../../data/node/source.ts';
import { previewOf, spread } from '../../data/preview.ts';
import { findSample } from '../../data/samples.ts';
import type { DataSamples } from '../../training/protocol.ts';

/** Unpacked, a file may be this large. */
const largestData = 2 ** 30;

/** `name` is what messages call the file. Throws LoomError `data.*`. */
export function describeData({ path, name }: { readonly path: string; readonly name: string }): ArrayFacts[] {
  const files = Object.entries(unpackNpz(new Uint8Array(readFileSync(path)), name, largestData));
  if (files.length === 0) throw new LoomError('data.empty-file', { file: name });
  return files.map(([array, bytes]) => {
    const called = `${name}/${array}`;
    const tensor = readNpy(bytes, called);
    return describeArray(array, tensor, npyElement(bytes, called));
  });
}

/** `count` examples of each named array, spread over all of them. Arrays that the source does not hold are left out. */
export function sampleData(request: {
  readonly path: string;
  readonly arrays: readonly string[];
  readonly count: number;
}): DataSamples {
  if (findSample(request.path)) return sampleBuiltIn(request);
  const held = readArrays(request.path);
  const first = held[request.arrays.find((name) => name in held) ?? ''];
  const indices = spread(first?.shape[0] ?? 0, request.count);
  const arrays = request.arrays.flatMap((name) => {
    const array = held[name];
    if (!array || array.shape[0] !== first?.shape[0]) return [];
    return [{ name, ...previewOf(array.data, greyPicture(array.shape.slice(1)), indices) }];
  });
  return { indices, arrays };
}

/** As the data set delivers it: pictures in 0..1. */
function sampleBuiltIn({
  path,
  arrays,
  count,
}: {
  readonly path: string;
  readonly arrays: readonly string[];
  readonly count: number;
}): DataSamples {
  const { train } = openSource(path);
  const indices = Array.from({ length: count }, (_, index) => index);
  const chosen = train.columns.filter((column) => arrays.includes(column.name));
  return {
    indices,
    arrays: chosen.map(({ name, shape }) => {
      const read = new Float32Array(count * sizeOf(shape));
      train.read(name, indices, read);
      return { name, ...previewOf(read, shape, indices) };
    }),
  };
}
