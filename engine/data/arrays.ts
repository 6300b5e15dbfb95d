/** @file Named arrays (an `.npz`) as columns of data sets: which of them train, which test, kept as small as they allow. */
import { LoomError } from '../core/errors.ts';
import type { HostTensor } from '../core/tensor.ts';
import { type ColumnarDataset, type StoredColumn, columnarDataset } from './columnar.ts';

type Arrays = Readonly<Record<string, HostTensor>>;

/** What a document says of the file's arrays: by node, those that train and those that test; the share kept for testing. */
export interface ArrayChoice {
  readonly columns: Readonly<Record<string, string>>;
  readonly test?: Readonly<Record<string, string>> | undefined;
  readonly testSplit?: number | undefined;
}

export interface ArrayParts {
  readonly train: ColumnarDataset;
  readonly test: ColumnarDataset | null;
  /** Array of each node in the test part, where it has arrays of its own. */
  readonly testColumns: Readonly<Record<string, string>> | null;
}

/**
 * The parts of a file. Arrays that the document names are held together by their length, whatever else the file holds;
 * without such, all arrays must be of one length. Throws LoomError `data.*`.
 */
export function arrayParts(arrays: Arrays, file: string, { columns, test = {}, testSplit = 0 }: ArrayChoice): ArrayParts {
  const held = (names: readonly string[]): string[] => [...new Set(names)].filter((name) => name in arrays);
  const testing = held(Object.values(test));
  const chosen = held(Object.values(columns));
  const whole = arrayDataset(pick(arrays, chosen, testing), file);
  if (testing.length > 0) {
    return { train: whole, test: arrayDataset(pick(arrays, testing, []), file), testColumns: test };
  }
  const at = whole.length - Math.round(whole.length * testSplit);
  if (at === whole.length || at === 0) return { train: whole, test: null, testColumns: null };
  return { train: whole.slice(0, at), test: whole.slice(at, whole.length), testColumns: null };
}

/** The chosen arrays and all that are as long as the first of them; all but the left out ones where none is chosen. */
function pick(arrays: Arrays, chosen: readonly string[], without: readonly string[]): Arrays {
  const length = arrays[chosen[0] ?? '']?.shape[0];
  return Object.fromEntries(
    Object.entries(arrays).filter(
      ([name, array]) => chosen.includes(name) || (!without.includes(name) && (chosen.length === 0 || array.shape[0] === length)),
    ),
  );
}

/** One column an array; the first axis counts the examples. Throws LoomError `data.*` where arrays can't be columns. */
export function arrayDataset(arrays: Arrays, file: string): ColumnarDataset {
  const entries = Object.entries(arrays);
  const first = entries[0];
  if (!first) throw new LoomError('data.empty-file', { file });
  const length = first[1].shape[0] ?? 0;
  for (const [name, array] of entries) {
    if (array.shape.length === 0) throw new LoomError('data.scalar', { file, name });
    if (array.shape[0] !== length) {
      throw new LoomError('data.lengths', { file, first: first[0], expected: length, name, received: array.shape[0] ?? 0 });
    }
  }
  if (length === 0) throw new LoomError('data.empty-file', { file });
  return columnarDataset(
    entries.map(([name, array]) => columnOf(name, array)),
    length,
  );
}

function columnOf(name: string, array: HostTensor): StoredColumn {
  const shape = array.shape.slice(1);
  if (array.dtype === 'f32')
    return { name, shape, dtype: 'f32', storage: shared<Float32Array>(array.data, Float32Array), scale: 1 };
  const bytes = array.data.every((value) => value >= 0 && value <= 255);
  const storage = bytes ? shared<Uint8Array>(array.data, Uint8Array) : shared<Int32Array>(array.data, Int32Array);
  return { name, shape, dtype: 'i32', storage, scale: 1 };
}

interface Storage<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer): T;
}

/** A copy in shared memory, so that the reading thread needs none of its own. */
function shared<T extends { set(values: ArrayLike<number>): void }>(data: ArrayLike<number>, kind: Storage<unknown>): T {
  const copy = new kind(new SharedArrayBuffer(data.length * kind.BYTES_PER_ELEMENT)) as T;
  copy.set(data);
  return copy;
}
