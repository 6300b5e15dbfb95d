/** @file For tests of patterns: random tensors, and a program without states run in ONNX Runtime by a table of patterns. */
import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import * as ort from 'onnxruntime-node';
import type { createRandom } from '../../core/rng.ts';
import { allocate, type DType, type HostTensor, sizeOf } from '../../core/tensor.ts';
import { type Form, permutation, physicalShape, plain, transposeData } from '../../onnx/forms.ts';
import { GraphWriter } from '../../onnx/graph.ts';
import { lowerProgram } from '../../onnx/lower-program.ts';
import { Lowering, type PatternTable } from '../../onnx/lowering.ts';
import type { Program } from '../../program/types.ts';

type Random = ReturnType<typeof createRandom>;
export type Fill = (random: Random) => number;

export function randomTensor(dtype: DType, shape: readonly number[], fill: Fill, random: Random): HostTensor {
  const data = allocate(dtype, sizeOf(shape));
  for (let at = 0; at < data.length; at += 1) data[at] = fill(random);
  return { dtype, shape, data };
}

export interface Built {
  readonly program: Program;
  readonly feeds: Readonly<Record<string, HostTensor>>;
}

/** The program's outputs in each of `repeats` runs; rank-4 inputs lie in memory in `form`. */
export async function runOnnx(built: Built, using: PatternTable, form: Form, repeats = 1): Promise<Record<string, HostTensor>[]> {
  const { model, feeds } = lower(built, using, form);
  const session = await ort.InferenceSession.create(model, { logSeverityLevel: 3, intraOpNumThreads: 2 });
  const runs = [];
  for (let run = 0; run < repeats; run += 1) {
    const results = await session.run(feeds);
    const tensors = built.program.outputs.map(({ name, value }) => {
      const { dims, data } = results[name] as ort.Tensor;
      return [name, { dtype: value.dtype, shape: dims, data: data as Float32Array<ArrayBuffer> }] as const;
    });
    runs.push(Object.fromEntries(tensors));
  }
  await session.release();
  return runs;
}

/** Names of the operators that the program becomes. */
export function operatorsOf(built: Built, using: PatternTable): string[] {
  const { graph } = fromBinary(ModelProtoSchema, lower(built, using, plain(4)).model);
  return (graph?.node ?? []).map((node) => node.opType);
}

function lower({ program, feeds }: Built, using: PatternTable, form: Form) {
  const graph = new GraphWriter('test');
  const lowering = new Lowering({ graph, program, batch: null });
  const fed: Record<string, ort.Tensor> = {};
  for (const { name, value } of program.inputs) {
    const { data, shape } = feeds[name] as HostTensor;
    const own = value.shape.length === 4 && value.dtype === 'f32' ? form : plain(value.shape.length);
    const dims = physicalShape(value.shape, own) as number[];
    const moved = own === plain(shape.length) ? data : transposeData(data as Float32Array, shape, permutation(own));
    lowering.define(value, graph.input(name, value.dtype, dims), own);
    fed[name] = new ort.Tensor(tensorTypes[value.dtype] as 'float32', moved as Float32Array, dims);
  }
  lowerProgram(lowering, using);
  for (const { name, value } of program.outputs) graph.output(name, lowering.read(value), value.dtype, value.shape as number[]);
  return { model: graph.finish(), feeds: fed };
}

const tensorTypes = { f32: 'float32', i32: 'int32', bool: 'bool', u8: 'uint8' } as const;
