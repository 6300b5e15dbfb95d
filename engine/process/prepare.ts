/** @file From a document and data to what a run needs: the checked model, its programs, bound and split data. */
import { freemem } from 'node:os';
import { basename } from 'node:path';
import { LoomError } from '../core/errors.ts';
import { type BatchSpec, directReader } from '../data/batches.ts';
import { bindData, type End, refuseNotFinite } from '../data/bind.ts';
import type { ColumnarDataset } from '../data/columnar.ts';
import { type LoadedSource, openSource } from '../data/node/source.ts';
import { workerReader } from '../data/node/worker-reader.ts';
import { findSample } from '../data/samples.ts';
import { splitValidation } from '../data/split.ts';
import { analyze } from '../model/analyze.ts';
import { compileModel } from '../model/compile/compile.ts';
import { inputEnds, targetEnds } from '../model/compile/ends.ts';
import { planMemory } from '../model/compile/memory.ts';
import type { CompiledModel } from '../model/compile/types.ts';
import type { LoomDocument } from '../model/document/types.ts';
import type { ModelIR } from '../model/ir.ts';
import type { Part } from '../training/options.ts';

export interface PreparedModel {
  readonly ir: ModelIR;
  readonly compiled: CompiledModel;
}

/** Throws LoomError `model.has-issues` with the first error: shells check before they ask. */
export function prepareModel(document: LoomDocument): PreparedModel {
  const report = analyze(document);
  const error = report.issues.find((issue) => issue.severity === 'error');
  if (error) throw new LoomError(error.code, error.values);
  return { ir: report.ir, compiled: compileModel(report.ir, document.training.optimizer) };
}

/** Throws LoomError `model.memory` where a step would not fit into what the machine has free. */
export function checkMemory({ compiled }: PreparedModel, batch: number): void {
  const { stateBytes, peakBytes } = planMemory(compiled.train, compiled.states, batch);
  const needed = stateBytes + peakBytes;
  const free = freemem();
  if (needed > free) throw new LoomError('model.memory', { expected: gigabytes(needed), received: gigabytes(free), batch });
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

export interface PreparedData {
  readonly train: Part;
  readonly validation: Part | null;
  readonly test: Part | null;
}

/** `limit` cuts the data first; the validation part is split from what is left. `worker`: the built batch worker. */
export function prepareData(
  document: LoomDocument,
  { ir }: PreparedModel,
  data: string,
  limit: number | null,
  worker: string,
): PreparedData {
  const source = openOwn(document, data);
  const { training } = document;
  const cut = limit === null ? source.train : source.train.slice(0, Math.min(limit, source.train.length));
  const { train, validation } = splitValidation(cut, training.validation_split);
  if (train.length === 0) throw new LoomError('data.no-training', { received: cut.length, split: training.validation_split });
  const part = partMaker(document, ir, data, worker);
  return {
    train: part(train, { ahead: true, shuffle: training.shuffle, batchSize: training.batch_size }),
    validation:
      validation && validation.length > 0
        ? part(validation, { ahead: false, shuffle: false, batchSize: training.batch_size })
        : null,
    test: source.test ? part(source.test, { ahead: false, shuffle: false, batchSize: 32, columns: source.testColumns }) : null,
  };
}

/** What `evaluate` looks at: the test part where the source has one, else all of it. */
export interface Evaluation extends Part {
  readonly examples: number;
  readonly from: 'test' | 'train';
}

export function prepareEvaluation(
  document: LoomDocument,
  { ir }: Pick<PreparedModel, 'ir'>,
  data: string,
  split: 'test' | 'train',
): Evaluation {
  const source = openOwn(document, data);
  const test = split === 'test' ? source.test : null;
  const columns = test ? source.testColumns : null;
  const chosen = test ?? source.train;
  const part = partMaker(document, ir, data, null)(chosen, { ahead: false, shuffle: false, batchSize: 32, columns });
  return { ...part, examples: chosen.length, from: test ? 'test' : 'train' };
}

/** A share kept for testing is a share of the document's own file; of another one all examples are looked at. */
function openOwn({ data }: LoomDocument, path: string): LoadedSource {
  const own = basename(path) === basename(data.source);
  return openSource(path, { columns: data.columns, test: data.test, testSplit: own ? data.test_split : undefined });
}

interface PartOptions {
  readonly ahead: boolean;
  readonly shuffle: boolean;
  readonly batchSize: number;
  /** Column of each node, where the part has its own. */
  readonly columns?: Readonly<Record<string, string>> | null;
}

function partMaker(
  document: LoomDocument,
  ir: ModelIR,
  file: string,
  worker: string | null,
): (data: ColumnarDataset, options: PartOptions) => Part {
  const ends: readonly End[] = [...inputEnds(ir), ...targetEnds(ir)];
  const shapes = Object.fromEntries(ends.map((end) => [end.program, end.shape]));
  const usual = document.data.source === file ? document.data.columns : sampleColumns(document, ir);
  const scale = scaleFor(document, file);
  return (dataset, { ahead, shuffle, batchSize, columns }) => {
    const bound = bindData(dataset, ends, columns ?? usual, file, scale);
    const { data, bindings } = bound;
    refuseNotFinite(bound, namesOf(ends, columns ?? usual), file);
    const spec: BatchSpec = { bindings, batchSize, shuffle, seed: document.training.seed };
    const reader = ahead && worker !== null ? workerReader(worker, data, spec) : directReader(data, spec);
    return { reader, bindings, shapes };
  };
}

/** Names that a message gives to what feeds the program's inputs. */
function namesOf(ends: readonly End[], columns: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(ends.map((end) => [end.program, columns[end.node] ?? end.name]));
}

/**
 * By node, so that a test array is scaled as the one that trains. A scale goes with the document's own data, and from one
 * file to another: a built-in set has its own range.
 */
function scaleFor({ data }: LoomDocument, file: string): Readonly<Record<string, number>> {
  if (findSample(data.source)?.id !== findSample(file)?.id) return {};
  return Object.fromEntries(Object.entries(data.columns).map(([node, column]) => [node, data.scale?.[column] ?? 1]));
}

/** Data from elsewhere keeps the document's choice of columns where the names are the same; the rest goes by node names. */
function sampleColumns(document: LoomDocument, ir: ModelIR): Readonly<Record<string, string>> {
  const single = ir.inputs.length === 1 && ir.outputs.length === 1;
  const [input, output] = [ir.inputs[0], ir.outputs[0]];
  if (Object.keys(document.data.columns).length > 0 || !single || !input || !output) return document.data.columns;
  return { [input.node]: 'image', [output.node]: 'label' };
}
