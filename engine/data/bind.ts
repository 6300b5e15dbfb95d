/** @file Fits columns to a model's inputs and targets: which column feeds which node, in the form the programs take. */
import type { LossDefinition } from '../catalog/define.ts';
import { LoomError } from '../core/errors.ts';
import { sizeOf } from '../core/tensor.ts';
import type { Binding } from './batches.ts';
import { ColumnarDataset, type StoredColumn } from './columnar.ts';
import { fitsInput, sameButForOnes } from './fit.ts';

/** An end of the model: an input, or an output with the target its loss takes. Shapes are of one example. */
export interface End {
  readonly node: string;
  readonly name: string;
  /** Name of the program's input: `input:NAME` or `target:NAME`. */
  readonly program: string;
  readonly shape: readonly number[];
  readonly dtype: 'f32' | 'i32';
  readonly role: 'input' | LossDefinition['target'];
  /** Number of classes that a label may name. */
  readonly classes?: number;
}

export interface BoundData {
  /** Columns carry the names of the program's inputs. */
  readonly data: ColumnarDataset;
  readonly bindings: readonly Binding[];
}

/**
 * `columns` maps node ids to columns. An end without an entry takes the column of its own name; where the source holds
 * just `x` and `y`, those feed a model with one input and one output. `scale` multiplies the numbers that a node gets.
 * Throws LoomError `data.*` naming what is missing.
 */
export function bindData(
  source: ColumnarDataset,
  ends: readonly End[],
  columns: Readonly<Record<string, string>>,
  file: string,
  scale: Readonly<Record<string, number>> = {},
): BoundData {
  const bound = ends.map((end) => fit(source, findColumn(source, end, ends, columns, file), end, file, scale));
  const bindings = ends.map(
    (end): Binding => ({
      input: end.program,
      column: end.program,
      dtype: end.dtype,
      size: sizeOf(end.shape),
    }),
  );
  return { data: new ColumnarDataset(bound, source.first, source.length), bindings };
}

function findColumn(
  source: ColumnarDataset,
  end: End,
  ends: readonly End[],
  columns: Readonly<Record<string, string>>,
  file: string,
): StoredColumn {
  const known = new Map(source.columns.map((column) => [column.name, column]));
  const named = known.get(columns[end.node] ?? '') ?? known.get(end.name) ?? known.get(plainName(end, ends));
  if (named) return named;
  throw new LoomError('data.no-array', {
    file,
    role: end.role === 'input' ? 'input' : 'target',
    name: end.name,
    known: [...known.keys()].join(', '),
  });
}

/** `x` and `y` where there is only one of the kind, so that there is nothing to mix up. */
function plainName(end: End, ends: readonly End[]): string {
  const inputs = ends.filter((other) => other.role === 'input').length;
  if (end.role === 'input') return inputs === 1 ? 'x' : '';
  return ends.length - inputs === 1 ? 'y' : '';
}

function fit(
  source: ColumnarDataset,
  column: StoredColumn,
  end: End,
  file: string,
  scales: Readonly<Record<string, number>>,
): StoredColumn {
  const fits = end.role === 'input' ? fitsInput : sameButForOnes;
  if (!fits(column.shape, end.shape)) {
    throw new LoomError(end.role === 'input' ? 'data.input-shape' : 'data.target-shape', {
      file,
      name: end.name,
      column: column.name,
      expected: show(end.shape),
      received: show(column.shape),
    });
  }
  if (end.role === 'label') return fitLabels(source, column, end, file);
  return { ...column, name: end.program, shape: end.shape, dtype: end.dtype, scale: column.scale * (scales[end.node] ?? 1) };
}

/** Throws LoomError `data.not-finite` where an example holds something that is no number: it would spoil every weight. */
export function refuseNotFinite({ data, bindings }: BoundData, names: Readonly<Record<string, string>>, file: string): void {
  for (const { column } of bindings) {
    const { storage, shape } = data.column(column);
    if (!(storage instanceof Float32Array)) continue;
    const size = sizeOf(shape);
    const wrong = storage
      .subarray(data.first * size, (data.first + data.length) * size)
      .findIndex((value) => !Number.isFinite(value));
    if (wrong < 0) continue;
    const place = Math.floor(wrong / size);
    throw new LoomError('data.not-finite', {
      file,
      column: names[column] ?? column,
      place,
      received: String(storage[data.first * size + wrong]),
    });
  }
}

/** Labels must be whole numbers in 0..classes-1: a wrong one would read outside the prediction. */
function fitLabels(source: ColumnarDataset, column: StoredColumn, end: End, file: string): StoredColumn {
  const { storage } = column;
  const size = sizeOf(end.shape);
  const classes = end.classes ?? Number.POSITIVE_INFINITY;
  for (let i = source.first * size; i < (source.first + source.length) * size; i++) {
    const label = storage[i] as number;
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      const place = Math.floor(i / size) - source.first;
      throw new LoomError('data.label-range', {
        file,
        name: end.name,
        column: column.name,
        place,
        received: label,
        classes,
        last: classes - 1,
      });
    }
  }
  const labels = storage instanceof Float32Array ? shareInts(storage) : storage;
  return { ...column, name: end.program, shape: end.shape, dtype: 'i32', storage: labels, scale: 1 };
}

function shareInts(storage: Float32Array): Int32Array {
  const values = new Int32Array(new SharedArrayBuffer(4 * storage.length));
  values.set(storage);
  return values;
}

function show(shape: readonly number[]): string {
  return shape.length === 0 ? 'one number' : shape.join(' × ');
}
