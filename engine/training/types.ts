/** @file Training's vocabulary: settings of a run, its events, its checkpoints, and the ports it needs from its process. */
import type { ExecutionPlan } from '../backends/interface.ts';
import type { HostTensor } from '../core/tensor.ts';

export type RunStatus = 'preparing' | 'running' | 'paused' | 'completed' | 'stopped' | 'interrupted' | 'nan' | 'failed';

/** Numbers of an epoch by name: loss, accuracy, val_loss, ... NaN is null in JSON. */
export type Metrics = Readonly<Record<string, number | null>>;

/** What a run says, in order; `seq` counts from 1 over all attempts, `attempt` from 1. */
export type RunEvent = { readonly seq: number; readonly attempt: number } & RunEventBody;

export type RunEventBody =
  /** What is being done before the first step; told live, never written: nothing has happened yet. `data`: a sample's id or a file's name. */
  | { readonly event: 'stage'; readonly stage: 'reading' | 'compiling'; readonly data: string }
  | {
      readonly event: 'start';
      readonly epochs: number;
      readonly stepsPerEpoch: number;
      readonly backend: string;
      readonly device: string;
    }
  | {
      readonly event: 'step';
      readonly step: number;
      readonly epoch: number;
      readonly loss: number | null;
      readonly metrics: Metrics;
      readonly examplesPerSecond: number;
    }
  | ({
      readonly event: 'epoch';
      readonly epoch: number;
      readonly step: number;
      readonly seconds: number;
      readonly examplesPerSecond: number;
    } & { readonly metrics: Metrics })
  /** `epochs`: planned from now on; a run may have been lengthened. */
  | { readonly event: 'resume'; readonly epoch: number; readonly step: number; readonly epochs?: number }
  | { readonly event: 'state'; readonly status: RunStatus; readonly epoch: number; readonly step: number }
  | { readonly event: 'notice'; readonly code: string; readonly values: Readonly<Record<string, string | number>> }
  | { readonly event: 'test'; readonly metrics: Metrics }
  | {
      readonly event: 'end';
      readonly status: RunStatus;
      readonly epoch: number;
      readonly step: number;
      readonly seconds: number;
      readonly metrics: Metrics;
      readonly reason?: { readonly code: string; readonly values: Readonly<Record<string, string | number>> };
    };

/** Position in a run: `epoch` complete epochs, `batch` batches into the open one, `step` optimizer steps in all. */
export interface Position {
  readonly epoch: number;
  readonly batch: number;
  readonly step: number;
}

/** What a run that starts from another one's weights goes on from: epochs of data seen, optimizer steps taken. Its own count starts at 0. */
export interface Origin {
  readonly epoch: number;
  readonly step: number;
}

export const noOrigin: Origin = { epoch: 0, step: 0 };

/** Everything needed to go on exactly. Arrays are stored beside the JSON. */
export interface Checkpoint {
  readonly position: Position;
  /** Absent: none. */
  readonly origin?: Origin;
  readonly plan: ExecutionPlan;
  /** Sums of the open epoch's metrics, float64. */
  readonly sums: Readonly<Record<string, number>>;
  readonly callbacks: Readonly<Record<string, unknown>>;
  readonly states: Readonly<Record<string, HostTensor>>;
  /** Best weights that early stopping holds, where it does. */
  readonly best: Readonly<Record<string, HostTensor>> | null;
  /** Its weights are the best ones, put back at the end; those of the last step are in the checkpoint before. */
  readonly restored?: boolean;
}

/** Where checkpoints and events go; implemented over files by the process, over memory in tests. */
export interface RunStore {
  append(event: RunEvent): void;
  saveCheckpoint(checkpoint: Checkpoint, options: { readonly best: boolean }): Promise<void>;
}

/** Time comes from outside, so that tests don't wait. Milliseconds. */
export interface Clock {
  now(): number;
  /** Lets messages in: backends may keep the thread for as long as a call takes. */
  breathe(): Promise<void>;
}
