/** @file What a run is made of: the compiled model, its backend, the parts of the data, and who hears of it. */
import type { Backend, ExecutionPlan } from '../backends/interface.ts';
import type { HostTensor } from '../core/tensor.ts';
import type { BatchReader, Binding } from '../data/batches.ts';
import type { CompiledModel } from '../model/compile/types.ts';
import type { TrainingSettings } from '../model/document/types.ts';
import type { Checkpoint, Clock, Origin, RunEvent, RunStore } from './types.ts';

/** A part of the data, read in batches of the settings' size. */
export interface Part {
  readonly reader: BatchReader;
  readonly bindings: readonly Binding[];
  /** Of one example, by program input. */
  readonly shapes: Readonly<Record<string, readonly number[]>>;
}

export interface RunOptions {
  readonly compiled: CompiledModel;
  readonly backend: Backend;
  readonly device: string;
  readonly plan: ExecutionPlan;
  /** Start values, or those of `from`. */
  readonly states: Readonly<Record<string, HostTensor>>;
  readonly from: Pick<Checkpoint, 'position' | 'sums' | 'callbacks' | 'best'> | null;
  /** Where data and optimizer stood when the run began. */
  readonly origin: Origin;
  /** How often more epochs were asked for. */
  readonly lengthened: number;
  readonly train: Part;
  readonly validation: Part | null;
  readonly test: Part | null;
  readonly settings: TrainingSettings;
  readonly learningRate: number;
  readonly store: RunStore;
  readonly clock: Clock;
  /** All steps are told, or at most 20 a second. */
  readonly steps: 'all' | 'paced';
  readonly attempt: number;
  readonly firstSeq: number;
  /** Whether this attempt goes on with a run that had begun. */
  readonly resumed: boolean;
  /** What the reader must know before it begins: an execution plan that had to be replaced. */
  readonly notices: readonly { readonly code: string; readonly values: Readonly<Record<string, string | number>> }[];
  readonly emit: (event: RunEvent) => void;
}
