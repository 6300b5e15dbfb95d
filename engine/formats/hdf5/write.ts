/** @file Groups, arrays and attributes as h5py writes them. */
import type { File, Group } from 'h5wasm';
import { invariant } from '../../core/errors.ts';
import type { HostTensor } from '../../core/tensor.ts';

/** Keras splits lists of names that don't fit an object header: 16 bytes a name. */
const namesInOneAttribute = Math.floor(64_512 / 16);

/** A tensor, or a scalar counter of 64 bits. */
export type H5Value = HostTensor | { readonly int64: number };

export function writeText(group: Group, name: string, text: string): void {
  group.create_attribute(name, text, [], 'S');
}

/** Above the limit: `name0`, `name1`, ... */
export function writeTexts(group: Group, name: string, texts: readonly string[]): void {
  if (texts.length === 0) {
    // As numpy's empty array, which is what Keras writes.
    group.create_attribute(name, new Float64Array(0), [0], '<d');
    return;
  }
  const write = (key: string, part: readonly string[]): void => group.create_attribute(key, [...part], [part.length], 'S');
  if (texts.length <= namesInOneAttribute) {
    write(name, texts);
    return;
  }
  for (let start = 0, part = 0; start < texts.length; start += namesInOneAttribute, part += 1) {
    write(`${name}${part}`, texts.slice(start, start + namesInOneAttribute));
  }
}

/** The group at `path`, made with its parents where it is not there. */
export function groupAt(file: File, path: string): Group {
  let group: Group = file;
  let walked = '';
  for (const part of path.split('/').filter((each) => each !== '')) {
    walked += `/${part}`;
    group = group.keys().includes(part) ? (file.get(walked) as Group) : group.create_group(part);
  }
  return group;
}

export function writeArray(group: Group, name: string, value: H5Value): void {
  if ('int64' in value) {
    group.create_dataset({ name, data: BigInt64Array.from([BigInt(value.int64)]), shape: [], dtype: '<q' });
    return;
  }
  invariant(value.dtype === 'f32', 'weights are float32');
  group.create_dataset({ name, data: value.data as Float32Array, shape: [...value.shape], dtype: '<f' });
}
