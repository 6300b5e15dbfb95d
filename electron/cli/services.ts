/** @file What commands need of the app's services; `connect.ts` makes it from them, tests from nothing. */
import type { Text } from '../../engine/core/language.ts';
import type { HostTensor } from '../../engine/core/tensor.ts';
import type { LoomDocument } from '../../engine/model/document/types.ts';
import type { BackendChoice, BackendReport } from '../../engine/training/protocol.ts';
import type { Metrics, RunEvent } from '../../engine/training/types.ts';

export interface Template {
  readonly id: string;
  readonly text: { readonly title: Text; readonly summary: Text };
  readonly document: LoomDocument;
}

export type Arrays = Readonly<Record<string, HostTensor>>;
export type Split = 'train' | 'test';

export interface TrainRequest {
  /** Flags applied; a data file is an absolute path. */
  readonly document: LoomDocument;
  readonly backend: BackendChoice;
  /** A run or model file whose weights the run starts with. */
  readonly from: string | null;
  /** Cuts the data to its first examples. */
  readonly limit: number | null;
  readonly everyStep: boolean;
  /** The run folder itself; null for a new one in the home. */
  readonly folder: string | null;
  readonly force: boolean;
}

export interface Run {
  /** Absolute path of the run folder. */
  readonly path: string;
  /** Until the run ends. On resume without the epochs already held. */
  readonly events: AsyncIterable<RunEvent>;
  /** Asks the run to keep a checkpoint and end; its `end` event follows. */
  stop(): Promise<void>;
}

export interface CliServices {
  templates(): Promise<readonly Template[]>;
  /** Whole or not at all. */
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  train(request: TrainRequest): Promise<Run>;
  resume(folder: string, options: { readonly everyStep: boolean }): Promise<Run>;
  /** `data` is a sample's id or an absolute path; null for the run's own. */
  evaluate(request: { readonly model: string; readonly data: string | null; readonly split: Split }): Promise<Metrics>;
  /** Arrays by the names of the model's inputs and outputs. */
  predict(request: { readonly model: string; readonly inputs: Arrays }): Promise<Arrays>;
  exportModel(request: {
    readonly model: string;
    readonly to: string;
    readonly format: string | null;
  }): Promise<{ readonly format: string; readonly bytes: number }>;
  /** Reads a foreign model: its document, and a run in the home that holds its weights. */
  importModel(
    file: string,
  ): Promise<{ readonly document: LoomDocument; readonly run: string; readonly notices: readonly string[] }>;
  backends(): Promise<readonly BackendReport[]>;
  /** Ends every process that the services started. */
  dispose(): Promise<void>;
}
