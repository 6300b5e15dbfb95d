/** @file What the backend needs of a device: buffers that stay there, loaded programs, one step at a time. */
import type { DevicePlan } from './plan.ts';

/** State lives under its name; a step reads the current values and leaves the next ones. */
export interface Device {
  readonly mode: 'webgpu' | 'webasm';
  readonly name: string;
  /** Whether `auto` may take it: a hardware adapter. */
  readonly hardware: boolean;
  setState(name: string, data: Float32Array): void;
  getState(name: string): Promise<Float32Array<ArrayBuffer>>;
  load(plan: DevicePlan): Promise<LoadedPlan>;
  dispose(): void;
}

export interface LoadedPlan {
  /** `arrays` by buffer number: inputs and host-made values of this step. Gives the outputs in the plan's order. */
  step(arrays: ReadonlyMap<number, Float32Array>): Promise<readonly Float32Array[]>;
  dispose(): void;
}
