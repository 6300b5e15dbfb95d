/** @file The proof of an export: predictions of the file, read back, beside the model's own. */
import { runOnnxFile } from '../../backends/onnxruntime/run-file.ts';
import { LoomError } from '../../core/errors.ts';
import { createRandom } from '../../core/rng.ts';
import { allocate, type HostTensor, sizeOf, type TensorData } from '../../core/tensor.ts';
import type { Format } from '../../formats/interface.ts';
import type { ModelIR } from '../../model/ir.ts';
import type { ExportAnswer } from '../../training/protocol.ts';
import type { Backends } from '../backends.ts';
import type { ModelSource } from '../model-source.ts';
import { type PreparedModel, prepareEvaluation } from '../prepare.ts';
import { predictWith } from './evaluate.ts';

type Arrays = Readonly<Record<string, HostTensor>>;
type Proof = Pick<ExportAnswer, 'difference' | 'compared' | 'against'>;

interface Examples {
  readonly inputs: Arrays;
  readonly count: number;
  readonly against: Proof['against'];
}

const most = 1000;

/** The file is imported here, or run by its own runtime. Throws LoomError `formats.read-back` where more than rounding differs. */
export async function readBack(
  file: { readonly format: Format; readonly bytes: Uint8Array; readonly name: string },
  source: ModelSource,
  model: PreparedModel,
  backends: Backends,
): Promise<Proof> {
  const { format, bytes, name } = file;
  if (!format.importer && format.runtime === null) return { difference: null, compared: 0, against: 'random' };
  const { inputs, count, against } = await examples(source, model);
  const ours = await predictWith(source, inputs, 'auto', backends);
  let theirs: Arrays;
  if (format.importer) {
    const { document, weights } = await format.importer.import(bytes, name);
    theirs = await predictWith({ document, states: weights }, inputs, 'auto', backends);
  } else {
    theirs = await runOnnxFile(bytes, inputs);
  }
  const difference = largestGap(Object.values(ours), Object.values(theirs));
  if (!(difference < 1e-3)) throw new LoomError('formats.read-back', { difference: String(difference) }, 'internal');
  return { difference, compared: count, against };
}

function largestGap(left: readonly HostTensor[], right: readonly HostTensor[]): number {
  let largest = 0;
  left.forEach((tensor, index) => {
    const other = right[index];
    for (let place = 0; place < tensor.data.length; place += 1) {
      const gap = Math.abs((tensor.data[place] as number) - (other?.data[place] ?? Number.NaN));
      if (!(gap <= largest)) largest = gap;
    }
  });
  return largest;
}

/** The first examples of the test part; of all data where no part is kept for tests; drawn by chance where there is none. */
async function examples(source: ModelSource, model: PreparedModel): Promise<Examples> {
  const data = source.data ?? source.document.data.source;
  try {
    return await firstExamples(source, model, data);
  } catch (error) {
    // Its data may be gone, or it never had any: the file can be proved all the same.
    if (!(error instanceof LoomError)) throw error;
    return { inputs: drawn(model.ir), count: most, against: 'random' };
  }
}

async function firstExamples(source: ModelSource, model: PreparedModel, data: string): Promise<Examples> {
  const { reader, bindings, shapes, from } = prepareEvaluation(source.document, model, data, 'test');
  const all = new Map(bindings.map((binding) => [binding.input, allocate(binding.dtype, most * binding.size)]));
  let count = 0;
  for (let batch = 0; batch < reader.batches && count < most; batch += 1) {
    const size = reader.sizeOf(batch);
    const arrays = Object.fromEntries(bindings.map((each) => [each.input, allocate(each.dtype, size * each.size)]));
    await reader.read(0, batch, arrays);
    const taken = Math.min(size, most - count);
    for (const each of bindings)
      all.get(each.input)?.set((arrays[each.input] as TensorData).subarray(0, taken * each.size), count * each.size);
    count += taken;
  }
  const inputs = model.ir.inputs.map(({ name, type }): [string, HostTensor] => {
    const shape = [count, ...(shapes[`input:${name}`] ?? [])];
    const values = (all.get(`input:${name}`) as TensorData).slice(0, sizeOf(shape)) as TensorData;
    return [name, { dtype: type.dtype, shape, data: values }];
  });
  return { inputs: Object.fromEntries(inputs), count, against: from };
}

/** Seeded numbers in 0..1. */
function drawn(ir: ModelIR): Arrays {
  return Object.fromEntries(
    ir.inputs.map((input): [string, HostTensor] => {
      const random = createRandom(1, input.name);
      const size = most * sizeOf(input.type.shape);
      const data =
        input.type.dtype === 'f32' ? Float32Array.from({ length: size }, () => random.uniform()) : new Int32Array(size);
      return [input.name, { dtype: input.type.dtype, shape: [most, ...input.type.shape], data }];
    }),
  );
}
