/** @file What a trained model gets right and wrong on the test part, kept for the last checkpoint, so that the next question is answered at once. */
import { statSync } from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { LoomError } from '../../core/errors.ts';
import { type TensorData, allocate, sizeOf } from '../../core/tensor.ts';
import { findSample } from '../../data/samples.ts';
import { analyze } from '../../model/analyze.ts';
import type { ModelIR } from '../../model/ir.ts';
import { pictureShape, pixelsOf } from '../../training/pixels.ts';
import type { TestPicture, TestPictures, TestResults } from '../../training/protocol.ts';
import { createSlot } from '../../training/feeds.ts';
import type { Metrics } from '../../training/types.ts';
import { type Cell, type Verdicts, confusionOf, examplesOf, judge, labelsOf } from '../../training/verdicts.ts';
import type { Backends } from '../backends.ts';
import { type ModelSource, openModel } from '../model-source.ts';
import { type Evaluation, type PreparedModel, prepareEvaluation, prepareModel } from '../prepare.ts';
import { RunFolder } from '../run-folder.ts';
import { readTested, type Tested, writeTested } from '../tested-file.ts';
import { evaluateModel, withStore } from './evaluate.ts';

/** Gives an example as the model's first picture input sees it. */
type PictureReader = (index: number) => Promise<Pick<TestPicture, 'shape' | 'pixels'>>;

interface Held extends Tested {
  /** Opens the data when the first picture is asked for. */
  readonly pictures: () => Promise<PictureReader>;
}

/** Runs whose verdicts are held in memory: some bytes an example each. */
const held = 12;

export class ResultsJob {
  readonly #backends: Backends;
  /** By folder; the newest last. */
  readonly #tested = new Map<string, { readonly subject: string; readonly answer: Promise<Held> }>();

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
    const { verdicts, pictures: open } = await this.#test(request.run);
    if (!verdicts) return { total: 0, pictures: [] };
    const found = examplesOf(verdicts, request.cell);
    const shown = found.slice(request.offset, request.offset + request.limit);
    const read = await open();
    const pictures: TestPicture[] = [];
    for (const verdict of shown) pictures.push({ ...verdict, ...(await read(verdict.index)) });
    return { total: found.length, pictures };
  }

  /** The same question asked twice is worked on once. */
  #test(run: string): Promise<Held> {
    const subject = subjectOf(new RunFolder(run));
    const known = this.#tested.get(run);
    this.#tested.delete(run);
    const answer = known?.subject === subject ? known.answer : testRun(run, subject, this.#backends);
    this.#tested.set(run, { subject, answer });
    answer.catch(() => this.#tested.delete(run));
    for (const oldest of this.#tested.keys()) {
      if (this.#tested.size <= held) break;
      this.#tested.delete(oldest);
    }
    return answer;
  }
}

/** Another one with other weights, and with other data: an imported run is given some when its drawing is, and a file can change. */
function subjectOf(folder: RunFolder): string {
  const { data } = folder.readRecord();
  const file = findSample(data) ? undefined : statSync(data, { throwIfNoEntry: false });
  return JSON.stringify([folder.stamp('last'), data, file?.size, file?.mtimeMs, folder.readDocument()]);
}

async function testRun(run: string, subject: string, backends: Backends): Promise<Held> {
  const kept = readTested(run, subject);
  if (kept) {
    const open = async (): Promise<PictureReader> => {
      const document = new RunFolder(run).readDocument();
      const { ir } = analyze(document);
      return pictureReader(prepareEvaluation(document, { ir }, dataOf(run), 'test'), ir);
    };
    return { ...kept, pictures: once(open) };
  }
  const source = await openModel(run);
  const model = prepareModel(source.document);
  const part = prepareEvaluation(source.document, model, dataOf(run), 'test');
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
  // Only what is still so: a run that went on meanwhile has other weights by now.
  if (subjectOf(new RunFolder(run)) === subject) writeTested(run, subject, { results, verdicts });
  return { results, verdicts, pictures: once(async () => pictureReader(part, model.ir)) };
}

function dataOf(run: string): string {
  const { data } = new RunFolder(run).readRecord();
  if (data === '') throw new LoomError('data.none-named', { path: run });
  return data;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
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
function pictureReader(part: Evaluation, ir: ModelIR): PictureReader {
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
