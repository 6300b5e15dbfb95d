/** @file What a trained model gets right and wrong on the test part: metrics, confusion matrix, worst guesses. */
import type { HostTensor } from '../../core/tensor.ts';
import { sizeOf } from '../../core/tensor.ts';
import type { TestResults, WorstGuess } from '../../training/protocol.ts';
import type { Backends } from '../backends.ts';
import { openModel } from '../model-source.ts';
import { prepareEvaluation, prepareModel } from '../prepare.ts';
import { evaluateModel, predictWith } from './evaluate.ts';

const shownMistakes = 9;

export async function testResults(request: { readonly run: string }, backends: Backends): Promise<TestResults> {
  const metrics = await evaluateModel({ model: request.run, data: null, split: 'test', backend: 'auto' }, backends);
  const source = await openModel(request.run);
  const { ir } = prepareModel(source.document);
  const data = source.data ?? source.document.data.source;
  const [input, output] = [ir.inputs[0], ir.outputs[0]];
  const classes = output?.type.shape.at(-1) ?? 0;
  const part = prepareEvaluation(source.document, prepareModel(source.document), data, 'test');
  const { examples, from } = part;
  const target = part.bindings.find((binding) => binding.input === `target:${output?.name}`);
  if (
    ir.inputs.length !== 1 ||
    ir.outputs.length !== 1 ||
    !input ||
    !output ||
    target?.dtype !== 'i32' ||
    output.type.shape.length !== 1
  ) {
    return { metrics, confusion: null, worst: [], examples, from };
  }
  const pictures = new Float32Array(examples * sizeOf(input.type.shape));
  const labels = new Int32Array(examples);
  await readAll(part, examples, input.name, output.name, pictures, labels);
  const tensor: HostTensor = { dtype: 'f32', shape: [examples, ...input.type.shape], data: pictures };
  const predicted = (await predictWith(source, { [input.name]: tensor }, 'auto', backends))[output.name];
  return { metrics, examples, from, ...judge(predicted?.data as Float32Array, labels, classes, tensor) };
}

async function readAll(
  part: ReturnType<typeof prepareEvaluation>,
  examples: number,
  input: string,
  output: string,
  pictures: Float32Array<ArrayBuffer>,
  labels: Int32Array<ArrayBuffer>,
): Promise<void> {
  const size = pictures.length / examples;
  let at = 0;
  for (let batch = 0; batch < part.reader.batches; batch += 1) {
    const count = part.reader.sizeOf(batch);
    const into = {
      [`input:${input}`]: pictures.subarray(at * size, (at + count) * size),
      [`target:${output}`]: labels.subarray(at, at + count),
    };
    await part.reader.read(0, batch, into);
    at += count;
  }
}

function judge(
  scores: Float32Array,
  labels: Int32Array,
  classes: number,
  pictures: HostTensor,
): Pick<TestResults, 'confusion' | 'worst'> {
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  const mistakes: { index: number; label: number; guess: number; probability: number }[] = [];
  labels.forEach((label, index) => {
    const row = scores.subarray(index * classes, (index + 1) * classes);
    let guess = 0;
    row.forEach((score, place) => {
      if (score > (row[guess] as number)) guess = place;
    });
    const line = confusion[label];
    if (line) line[guess] = (line[guess] ?? 0) + 1;
    if (guess !== label) mistakes.push({ index, label, guess, probability: row[guess] as number });
  });
  const shape = pictures.shape.slice(1);
  const size = sizeOf(shape);
  const worst = mistakes
    .sort((a, b) => b.probability - a.probability)
    .slice(0, shownMistakes)
    .map((mistake): WorstGuess => {
      const picture = (pictures.data as Float32Array<ArrayBuffer>).slice(mistake.index * size, (mistake.index + 1) * size);
      return { ...mistake, shape, picture };
    });
  return { confusion, worst };
}
