/** @file What a trained model gets right and wrong on the test part, kept for each checkpoint, so that the next question is answered at once. */
import { setImmediate as breathe } from 'node:timers/promises';
import { LoomError } from '../../core/errors.ts';
import { type TensorData, allocate, sizeOf } from '../../core/tensor.ts';
import { pictureShape, pixelsOf } from '../../training/pixels.ts';
import type { TestPicture, TestPictures, TestResults } from '../../training/protocol.ts';
import { createSlot } from '../../training/feeds.ts';
import type { Metrics } from '../../training/types.ts';
import { type Cell, type Verdicts, confusionOf, examplesOf, judge, labelsOf } from '../../training/verdicts.ts';
import type { Backends } from '../backends.ts';
import { type ModelSource, openModel } from '../model-source.ts';
import { type Evaluation, type PreparedModel, prepareEvaluation, prepareModel } from '../prepare.ts';
import { RunFolder } from '../run-folder.ts';
import { evaluateModel, withStore } from './evaluate.ts';

interface Tested {
  readonly results: TestResults;
  readonly verdicts: Verdicts | null;
  readonly part: Evaluation;
  readonly model: PreparedModel;
}

/** Runs whose verdicts are held: some bytes an example each. */
const held = 12;

export class ResultsJob {
  readonly #backends: Backends;
  /** By folder; the newest last. */
  readonly #tested = new Map<string, { readonly subject: string; readonly answer: Promise<Tested> }>();

  constructor(backends: Backends) {
    this.#backends = backends;
  }

  async results({ run }: { readonly run: string }): Promise<TestResults> {
    return (await this.#test(run)).results;
  }

  async pictures(request: {
    readonly run: string;
    readonly cell: Cell;
    readonly offset: number;
    readonly limit: number;
  }): Promise<TestPictures> {
    const { verdicts, part, model } = await this.#test(request.run);
    if (!verdicts) return { total: 0, pictures: [] };
    const found = examplesOf(verdicts, request.cell);
    const shown = found.slice(request.offset, request.offset + request.limit);
    const read = await pictureReader(part, model);
    const pictures: TestPicture[] = [];
    for (const verdict of shown) pictures.push({ ...verdict, ...(await read(verdict.index)) });
    return { total: found.length, pictures };
  }

  /** The same question asked twice is worked on once. */
  #test(run: string): Promise<Tested> {
    const folder = new RunFolder(run);
    // Other weights, or other data: an imported run is given some when its drawing is.
    const subject = JSON.stringify([folder.checkpoints().at(-1), folder.readRecord().data, folder.readDocument().data]);
    const known = this.#tested.get(run);
    this.#tested.delete(run);
    const answer = known?.subject === subject ? known.answer : testRun(run, this.#backends);
    this.#tested.set(run, { subject, answer });
    answer.catch(() => this.#tested.delete(run));
    for (const oldest of this.#tested.keys()) {
      if (this.#tested.size <= held) break;
      this.#tested.delete(oldest);
    }
    return answer;
  }
}

async function testRun(run: string, backends: Backends): Promise<Tested> {
  const source = await openModel(run);
  const model = prepareModel(source.document);
  const data = source.data ?? source.document.data.source;
  if (data === '') throw new LoomError('data.none-named', { path: run });
  const part = prepareEvaluation(source.document, model, data, 'test');
  const told = toldOf(run, source);
  const metrics = told ?? (await evaluateModel({ model: run, data: null, split: 'test', backend: 'auto' }, backends));
  if (!told) tell(run, metrics);
  const verdicts = await judgeAll(source, model, part, backends);
  const results: TestResults = {
    metrics,
    examples: part.examples,
    from: part.from,
    weights: source.weights,
    confusion: verdicts && confusionOf(verdicts),
  };
  return { results, verdicts, part, model };
}

/** What is told of these weights already, by the run at its end or by an earlier look at its results. */
function toldOf(run: string, { iteration }: ModelSource): Metrics | null {
  const last = new RunFolder(run).readEvents().slice(-2);
  const test = last.find((event) => event.event === 'test');
  const end = last.find((event) => event.event === 'end');
  return test?.event === 'test' && end?.event === 'end' && end.step === iteration ? test.metrics : null;
}

/** A run that was stopped tells its test from then on, as one that ended by itself does. */
function tell(run: string, metrics: Metrics): void {
  const folder = new RunFolder(run);
  try {
    folder.takeLease();
  } catch {
    // Somebody goes on with it: it is tested at its end.
    return;
  }
  try {
    const last = folder.readEvents().at(-1);
    if (last?.event === 'end') folder.append({ seq: last.seq + 1, attempt: last.attempt, event: 'test', metrics });
  } finally {
    folder.releaseLease();
  }
}

/** In batches of 32, as `evaluate` takes them, so that both see the same numbers. Null where there are no classes. */
async function judgeAll(
  source: ModelSource,
  model: PreparedModel,
  part: Evaluation,
  backends: Backends,
): Promise<Verdicts | null> {
  const [output, ...more] = model.ir.outputs;
  const target = part.bindings.find(({ input }) => input === `target:${output?.name}`);
  if (!output || !target || more.length > 0 || output.type.shape.length !== 1) return null;
  const outputs = output.type.shape[0] as number;
  const program = model.compiled.predict;
  return withStore(program, model, source.states, 'auto', backends, async (store) => {
    const length = part.examples;
    const scores = new Float32Array(length * outputs);
    const targets = allocate(target.dtype, length * target.size);
    let at = 0;
    for (let batch = 0; batch < part.reader.batches; ) {
      const count = part.reader.sizeOf(batch);
      const executable = await store.load(program, { N: count, stepsPerCall: 1 });
      const slot = createSlot(program, part.bindings, part.shapes, count);
      for (let asked = performance.now(); batch < part.reader.batches && part.reader.sizeOf(batch) === count; batch += 1) {
        await part.reader.read(0, batch, slot.arrays);
        const [answers] = await executable.run([slot.feeds]);
        scores.set(answers?.[`output:${output.name}`]?.data as Float32Array, at * outputs);
        targets.set(slot.arrays[target.input] as TensorData, at * target.size);
        at += count;
        if (performance.now() - asked < 20) continue;
        await breathe();
        asked = performance.now();
      }
      await executable.dispose();
    }
    const labels = labelsOf(targets, length, outputs);
    return labels && judge(scores, labels, outputs);
  });
}

/** Of the first input that takes pictures. */
async function pictureReader(
  part: Evaluation,
  { ir }: PreparedModel,
): Promise<(index: number) => Promise<Pick<TestPicture, 'shape' | 'pixels'>>> {
  const input = ir.inputs.find(({ type }) => pictureShape(type.shape));
  const shape = input && pictureShape(input.type.shape);
  if (!shape) return async () => ({ shape: null, pixels: new Uint8Array() });
  const size = sizeOf(shape);
  const perBatch = part.reader.sizeOf(0);
  const arrays = Object.fromEntries(part.bindings.map((each) => [each.input, allocate(each.dtype, perBatch * each.size)]));
  return async (index) => {
    await part.reader.read(0, Math.floor(index / perBatch), arrays);
    const at = (index % perBatch) * size;
    return { shape, pixels: pixelsOf((arrays[`input:${input.name}`] as TensorData).subarray(at, at + size)) };
  };
}
