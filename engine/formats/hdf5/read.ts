/** @file Arrays and attributes of a foreign HDF5 file: shapes are seen before a value is read. */
import { Dataset, type File, Group } from 'h5wasm';
import { LoomError } from '../../core/errors.ts';
import { type HostTensor, sizeOf } from '../../core/tensor.ts';

/** An array in the file. `read` allocates what `shape` says, so look at that first. */
export interface H5Array {
  readonly name: string;
  readonly shape: readonly number[];
  /** As float32, whatever the file holds. */
  read(): HostTensor;
}

type Numbers = Float32Array | Float64Array | Int32Array | BigInt64Array;

export function groupOf(file: File, path: string): Group | null {
  let group: Group = file;
  let walked = '';
  for (const part of path.split('/').filter((each) => each !== '')) {
    if (!group.keys().includes(part)) return null;
    walked += `/${part}`;
    const next = file.get(walked);
    if (!(next instanceof Group)) return null;
    group = next;
  }
  return group;
}

export function textOf(group: Group, name: string): string | null {
  const value = group.attrs[name]?.value;
  return typeof value === 'string' ? value : null;
}

/** Also the list that Keras splits into `name0`, `name1`, ... Null where there is none. */
export function textsOf(group: Group, name: string): string[] | null {
  const { attrs } = group;
  const list = (key: string): string[] => {
    const value = attrs[key]?.value;
    return Array.isArray(value) ? value.map(String) : [];
  };
  if (name in attrs) return list(name);
  if (!(`${name}0` in attrs)) return null;
  const texts: string[] = [];
  for (let part = 0; `${name}${part}` in attrs; part += 1) texts.push(...list(`${name}${part}`));
  return texts;
}

/** `path` may lead through groups. Throws LoomError `formats.damaged` where it leads to no array. */
export function arrayAt(group: Group, path: string, file: string): H5Array {
  const parts = path.split('/').filter((each) => each !== '');
  let at: unknown = group;
  for (const part of parts) at = at instanceof Group && at.keys().includes(part) ? at.get(part) : null;
  if (!(at instanceof Dataset)) throw new LoomError('formats.no-array', { file, path });
  const dataset = at;
  const shape = (dataset.shape ?? []).map(Number);
  return { name: path, shape, read: () => toTensor(dataset, shape, path, file) };
}

/** Arrays named 0, 1, 2, ... of a group, in that order. */
export function numberedArrays(group: Group | null, file: string): H5Array[] {
  const arrays: H5Array[] = [];
  const names = new Set(group?.keys() ?? []);
  for (let index = 0; group && names.has(String(index)); index += 1) arrays.push(arrayAt(group, String(index), file));
  return arrays;
}

/** A scalar as a number. */
export function scalarOf(array: H5Array): number | null {
  return sizeOf(array.shape) === 1 ? (array.read().data[0] ?? null) : null;
}

function toTensor(dataset: Dataset, shape: readonly number[], path: string, file: string): HostTensor {
  const value: unknown = dataset.value;
  const numbers = ArrayBuffer.isView(value) ? (value as unknown as Numbers) : [value];
  if (numbers.length !== sizeOf(shape)) throw new LoomError('formats.no-array', { file, path });
  const data = value instanceof Float32Array ? new Float32Array(value) : Float32Array.from(numbers as ArrayLike<number>, Number);
  return { dtype: 'f32', shape, data };
}
