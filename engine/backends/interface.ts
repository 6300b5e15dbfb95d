/** @file What training knows of a device. Asynchronous, so that a backend may live in another process or window. */
import type { HostTensor } from '../core/tensor.ts';
import type { Program } from '../program/types.ts';

export type BackendId = 'reference' | 'onnxruntime' | 'gpujs';

export interface ProbeResult {
  readonly available: boolean;
  /** In words: `CPU, 2 threads`, `webasm`, the adapter's name. Null when unavailable. */
  readonly device: string | null;
  /** Why it is unavailable, as a plain sentence; null when available. */
  readonly reason: string | null;
  /** Whether `auto` may take it: never `reference`, a software adapter or GPU.js' webasm mode. */
  readonly automatic: boolean;
  readonly threads: number;
}

/** Follows by rule from program, batch size and cores; stored in every checkpoint. */
export interface ExecutionPlan {
  readonly backend: BackendId;
  readonly version: string;
  readonly threads: number;
  readonly spinning: boolean;
  readonly stepsPerCall: number;
  readonly lowerings: Readonly<Record<string, string>>;
}

export type Feeds = Readonly<Record<string, HostTensor>>;
export type Outputs = Readonly<Record<string, HostTensor>>;

export interface StateInit {
  readonly name: string;
  readonly tensor: HostTensor;
}

export interface Executable {
  /** One element a step; answers come in order. At most `queueDepth` calls may be open. */
  run(feeds: readonly Feeds[]): Promise<readonly Outputs[]>;
  dispose(): Promise<void>;
}

/** The state of one run, held once for all its programs. */
export interface Store {
  /** Specialises the batch length; `stepsPerCall` steps run in one call, each seeing the state that the one before left. */
  load(program: Program, options: { readonly N: number; readonly stepsPerCall: number }): Promise<Executable>;
  /** Logical arrays by state name, in Keras' own layouts, after all calls given out. */
  snapshot(names?: readonly string[]): Promise<Record<string, HostTensor>>;
  restore(states: readonly StateInit[]): Promise<void>;
  dispose(): Promise<void>;
}

export interface Backend {
  readonly id: BackendId;
  readonly queueDepth: number;
  probe(): Promise<ProbeResult>;
  /** Names of operations that this backend lacks for the program; empty means that it can run it. */
  supports(program: Program): readonly string[];
  plan(program: Program, options: { readonly N: number; readonly cores: number }): ExecutionPlan;
  /** `leading`, the training program (or the only one), fixes each state's physical layout. */
  open(options: {
    readonly states: readonly StateInit[];
    readonly leading: Program;
    readonly plan: ExecutionPlan;
  }): Promise<Store>;
  dispose(): Promise<void>;
}
