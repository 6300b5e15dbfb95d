/** @file What the engine process can be asked, and the layout of a run's folder: the contract between shells and engine. */
import type { BackendId } from '../backends/interface.ts';
import type { MessageValues } from '../core/errors.ts';
import type { HostTensor } from '../core/tensor.ts';
import type { ArrayFacts } from '../data/describe.ts';
import type { Preview } from '../data/preview.ts';
import type { LoomDocument } from '../model/document/types.ts';
import type { Example } from './predict.ts';
import type { Metrics, RunEvent, RunStatus } from './types.ts';
import type { Cell, Verdict } from './verdicts.ts';

/** Files of a run's folder. */
export const runFiles = {
  document: 'document.loom',
  run: 'run.json',
  metrics: 'metrics.jsonl',
  lease: 'lease.json',
  checkpoints: 'checkpoints',
  /** What its last weights say of each test example; of older weights it counts for nothing. */
  tested: 'tested.npz',
} as const;

export type BackendChoice = 'auto' | BackendId;

/** `run.json`: what the run was asked to do. Flags are already in the document's settings. */
export interface RunRecord {
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly created: string;
  /** A sample's id or an absolute path. */
  readonly data: string;
  /** The data is cut to its first examples; null: all. */
  readonly limit: number | null;
  readonly backend: BackendChoice;
  /** Run folder or model file whose weights it starts from. */
  readonly from: string | null;
  readonly steps: 'all' | 'paced';
  /** How often more epochs were asked for; absent: never. */
  readonly lengthened?: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Counted from 1 over the runs of its drawing, and kept when others are deleted. Absent: made before numbers were kept. */
  readonly number?: number;
  /** What the user calls it. */
  readonly label?: string;
}

export type RunAction = 'pause' | 'resume' | 'step' | 'stop';

export interface BackendReport {
  readonly id: BackendId;
  readonly available: boolean;
  readonly device: string | null;
  readonly reason: string | null;
}

export interface TrainAnswer {
  readonly status: RunStatus;
}

export interface TestResults {
  readonly metrics: Metrics;
  readonly examples: number;
  /** `train`: the data holds no test part, these are all of its examples. */
  readonly from: 'test' | 'train';
  /** Whose weights: `batch` counts into the epoch after `epoch`. */
  readonly weights: { readonly kind: 'last' | 'best'; readonly epoch: number; readonly batch: number };
  /** Rows: label, columns: guess; null for a model that names no classes. */
  readonly confusion: readonly (readonly number[])[] | null;
}

/** An example of the test part, with what the model said of it. */
export interface TestPicture extends Verdict {
  /** Height, width, channels; null where an example is no picture. */
  readonly shape: readonly [number, number, number] | null;
  /** 0..255, row by row; empty without a shape. */
  readonly pixels: Uint8Array<ArrayBuffer>;
}

export interface TestPictures {
  readonly total: number;
  readonly pictures: readonly TestPicture[];
}

/** A few examples of some arrays of a data source, all at the same places. */
export interface DataSamples {
  readonly indices: readonly number[];
  readonly arrays: readonly (Preview & { readonly name: string })[];
}

/** One example through a run's weights (a live run's of this moment, where the last ones are asked for), or through start weights. */
export interface GuessRequest {
  readonly model: { readonly run: string; readonly weights: 'last' | 'best' } | { readonly document: LoomDocument };
  readonly example: Example;
}

export interface GuessAnswer {
  /** By output name, each [1, ...]. */
  readonly outputs: Readonly<Record<string, HostTensor>>;
  /** Where the weights stand: epochs and steps that they were trained for. */
  readonly epoch: number;
  readonly step: number;
  /** Whether they come from a run that is still open. */
  readonly live: boolean;
}

export interface ExportAnswer {
  readonly path: string;
  readonly bytes: number;
  /** Largest difference between our predictions and those of the file read back; null where the format can't be read here. */
  readonly difference: number | null;
  readonly compared: number;
  /** On what: examples of the test part, of the data where no part is kept for tests, or numbers drawn by chance. */
  readonly against: 'test' | 'train' | 'random';
}

export interface ImportAnswer {
  readonly document: LoomDocument;
  /** What could not be taken over. */
  readonly warnings: readonly { readonly code: string; readonly values: MessageValues }[];
}

/** The calls of the engine process. `model` is a run folder or a model file, absolute. */
export interface EngineCalls {
  /** Answered whenever the engine's thread is free. */
  ping(input: null): Promise<null>;
  backends(input: null): Promise<readonly BackendReport[]>;
  /** Resolves when the run ends; events come as `run` announcements meanwhile. */
  train(input: { readonly run: string; readonly mode: 'start' | 'resume'; readonly paused: boolean }): Promise<TrainAnswer>;
  control(input: { readonly run: string; readonly action: RunAction }): Promise<boolean>;
  evaluate(input: {
    readonly model: string;
    readonly data: string | null;
    readonly split: 'test' | 'train';
    readonly backend: BackendChoice;
  }): Promise<Metrics>;
  predict(input: {
    readonly model: string;
    readonly weights: 'best' | 'last';
    readonly inputs: Readonly<Record<string, HostTensor>>;
    readonly backend: BackendChoice;
  }): Promise<Readonly<Record<string, HostTensor>>>;
  /** One example, again and again: models stay loaded, a live run answers between its steps. */
  guess(input: GuessRequest): Promise<GuessAnswer>;
  exportModel(input: {
    readonly model: string;
    readonly weights: 'best' | 'last' | 'auto';
    readonly format: string;
    readonly path: string;
  }): Promise<ExportAnswer>;
  /** The imported document; its weights are written as a run to `run`. `name` is what messages call the file. */
  importModel(input: { readonly path: string; readonly run: string; readonly name: string }): Promise<ImportAnswer>;
  results(input: { readonly run: string }): Promise<TestResults>;
  /** What the arrays of an `.npz` file hold; `name` is what messages call it. */
  describeData(input: { readonly path: string; readonly name: string }): Promise<readonly ArrayFacts[]>;
  /** `path`: a sample's id or a file. */
  sampleData(input: { readonly path: string; readonly arrays: readonly string[]; readonly count: number }): Promise<DataSamples>;
  /** Gives an imported run the data that it came without, and tests its weights with it. */
  bindRun(input: { readonly run: string; readonly document: LoomDocument; readonly data: string }): Promise<Metrics>;
  /** Examples of a cell of the matrix, or of all mistakes; `offset` and `limit` count in their order. */
  pictures(input: {
    readonly run: string;
    readonly cell: Cell;
    readonly offset: number;
    readonly limit: number;
  }): Promise<TestPictures>;
}

/** Announced by the engine for each event of a run. */
export interface RunAnnouncement {
  readonly run: string;
  readonly event: RunEvent;
}
