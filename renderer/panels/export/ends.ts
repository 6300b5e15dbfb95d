/** @file What an exported model takes and gives, for its table and its code: names as the reader meets them, shapes, types, ranges. */
import { activations } from '../../../engine/catalog/activations/index.ts';
import type { ActivationDefinition } from '../../../engine/catalog/define.ts';
import type { Column } from '../../../engine/data/types.ts';
import { findSample } from '../../../engine/data/samples.ts';
import { scaledColumn } from '../../../engine/data/scaled.ts';
import { analyze } from '../../../engine/model/analyze.ts';
import type { LoomDocument } from '../../../engine/model/document/types.ts';
import type { IROutput, ModelIR } from '../../../engine/model/ir.ts';

export interface End {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'f32' | 'i32';
  /** Null where any number will do, or may come. */
  readonly range: readonly [number, number] | null;
}

export interface InputEnd extends End {
  /** What the raw numbers of the data are multiplied with before they go in. */
  readonly factor: number;
  /** Of pictures: what people have is called so. */
  readonly pictures: boolean;
  /** Shape of an example in the data, where that is another one. */
  readonly raw: readonly number[] | null;
}

export interface OutputEnd extends End {
  /** What each row adds up to. */
  readonly sum: number | null;
}

export interface Ends {
  readonly inputs: readonly InputEnd[];
  readonly outputs: readonly OutputEnd[];
}

/** Pictures of a built-in set are bytes that the set scales. */
const largestByte = 255;

/** `columns`: of the document's data, where they are known. */
export function endsOf(document: LoomDocument, columns: readonly Column[] | null, outputNames: 'layer' | 'output'): Ends {
  const known = findSample(document.data.source)?.columns ?? columns ?? [];
  const sample = findSample(document.data.source) !== null;
  const scaleOf = (name: string): number => document.data.scale?.[name] ?? 1;
  const scaled = known.map((column) => scaledColumn(column, scaleOf(column.name)));
  const { ir } = analyze(document, scaled);
  const inputs = ir.inputs.map(({ name, node, type }): InputEnd => {
    const column = scaled.find((each) => each.name === document.data.columns[node]);
    const scale = scaleOf(column?.name ?? '');
    const pictures = column !== undefined && column.shape.length >= 2;
    return {
      name,
      shape: type.shape,
      dtype: type.dtype,
      range: column?.range ?? null,
      factor: sample && pictures ? scale / largestByte : scale,
      pictures,
      raw: column && column.shape.join() !== type.shape.join() ? column.shape : null,
    };
  });
  return { inputs, outputs: ir.outputs.map((output) => outputEnd(ir, output, outputNames)) };
}

function outputEnd(ir: ModelIR, output: IROutput, names: 'layer' | 'output'): OutputEnd {
  const { source, type } = output;
  const call = source.kind === 'call' ? ir.calls[source.index] : undefined;
  const layer = call && ir.layers[call.layer];
  const activation = (activations as Readonly<Record<string, ActivationDefinition>>)[String(layer?.params['activation'])];
  const range = activation?.range;
  return {
    name: names === 'layer' && layer ? layer.name : output.name,
    shape: type.shape,
    dtype: type.dtype,
    range: range ? [range.least, range.most] : null,
    sum: range?.sum ?? null,
  };
}
